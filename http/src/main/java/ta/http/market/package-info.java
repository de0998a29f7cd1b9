/** What the market was seen to say: observations for all, and each portfolio's own judgement of them. */
package ta.http.market;

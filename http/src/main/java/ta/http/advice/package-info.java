/** What the policy asks for, and what was done about it. Nothing here places an order. */
package ta.http.advice;

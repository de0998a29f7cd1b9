/**
 * What the market was seen to say. Observations are stored once, exactly as reported, without a verdict; a source that changes its
 * mind leaves a second one. Reviews belong to the portfolio whose people made them.
 */
package ta.backoffice.market;

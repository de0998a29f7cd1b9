/** Tests of stored valuation points: whatever changes a book restates them. */
package ta.backoffice.valuation;

/** The commands that show the holdings, the cash and the ledger of a portfolio. */
package ta.runtime.book;

/** What is held, by the ledger and as the ledger itself. */
package ta.runtime.book;

/** The book of record: the ledger, corporate actions, holdings, cash and valuations. */
package ta.http.book;

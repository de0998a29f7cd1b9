/** The book of record: the ledger, corporate actions, holdings, cash and valuations. */
@NullMarked
package ta.http.book;

import org.jspecify.annotations.NullMarked;

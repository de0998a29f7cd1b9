/**
 * The book of record: a portfolio's ledger, its holdings and its cash. Entries are appended and reversed, never
 * changed; triggers of the database fold each entry into the snapshots of holdings and cash. {@link Entries} computes
 * the same in Java, so that {@link VerifyLedger} can compare the two. Begin with {@link RecordEntries}.
 */
@NullMarked
package ta.backoffice.book;

import org.jspecify.annotations.NullMarked;

/**
 * The book of record: the ledger, and what it amounts to. Entries are appended and reversed, never changed; the database folds each into
 * the holdings and the cash. The same fold stands here once more, in Java, so that one can prove the other.
 */
package ta.backoffice.book;

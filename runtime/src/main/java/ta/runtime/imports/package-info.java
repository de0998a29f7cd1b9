/**
 * Files of a person's own that come into the database: registry, opening positions, prices, exchange rates, ledger. A file is
 * checked as a whole before anything of it is written, and written in one transaction; the same file again changes nothing.
 */
package ta.runtime.imports;

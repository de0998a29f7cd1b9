/**
 * Imports a user's files: registry, opening positions, prices, exchange rates, ledger. A file is checked as a whole
 * before anything is written, and written in one transaction; importing the same file again changes nothing. Begin with
 * {@link ImportCommand}.
 */
@NullMarked
package ta.runtime.imports;

import org.jspecify.annotations.NullMarked;

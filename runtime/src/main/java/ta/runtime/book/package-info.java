/** The commands that show the holdings, the cash and the ledger of a portfolio. */
@NullMarked
package ta.runtime.book;

import org.jspecify.annotations.NullMarked;

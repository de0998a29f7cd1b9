/** Exports of a portfolio, and the import of one into an empty portfolio. */
@NullMarked
package ta.http.export;

import org.jspecify.annotations.NullMarked;

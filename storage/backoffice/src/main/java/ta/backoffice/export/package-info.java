/**
 * Everything that belongs to a portfolio, as one file, and back from it into an empty portfolio of any installation.
 * {@code docs/export.md} has the format. What both sides have in common is the content hash: ids and who else uses the
 * installation do not matter to it.
 */
@NullMarked
package ta.backoffice.export;

import org.jspecify.annotations.NullMarked;

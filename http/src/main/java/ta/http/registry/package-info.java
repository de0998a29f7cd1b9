/** Instruments and listings, which all portfolios share. Every user reads them; only administrators change them. */
@NullMarked
package ta.http.registry;

import org.jspecify.annotations.NullMarked;

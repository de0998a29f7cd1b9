/** Portfolios, their members and their listings. */
@NullMarked
package ta.http.portfolio;

import org.jspecify.annotations.NullMarked;

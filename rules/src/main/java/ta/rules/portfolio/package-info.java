/** The portfolio as a run sees it: constituents and their listings, holdings, cash, venues. */
@NullMarked
package ta.rules.portfolio;

import org.jspecify.annotations.NullMarked;

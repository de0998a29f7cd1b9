/** What portfolios were worth and what their owners earned. */
@NullMarked
package ta.http.performance;

import org.jspecify.annotations.NullMarked;

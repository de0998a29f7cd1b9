/**
 * Recommendations: the orders that a decision recommends, and the fills that members record. Nothing here places an
 * order.
 */
@NullMarked
package ta.http.advice;

import org.jspecify.annotations.NullMarked;

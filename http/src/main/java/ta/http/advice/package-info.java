/**
 * Recommendations: the orders that a decision recommends, and the fills that members record. Nothing here places an
 * order.
 */
package ta.http.advice;

/** Resources about the service itself: the readiness check, and the page where a one-time link is redeemed. */
@NullMarked
package ta.http.operation;

import org.jspecify.annotations.NullMarked;

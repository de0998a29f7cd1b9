/**
 * The way of a request: {@code Router} finds its route, {@code Dispatcher} authenticates the caller, reads the body and
 * runs the handler inside one transaction that acts as the caller. Handlers deal neither with sessions nor with
 * idempotency keys nor with error responses. A change and the response that is stored for its idempotency key are
 * committed together.
 */
@NullMarked
package ta.http.route;

import org.jspecify.annotations.NullMarked;

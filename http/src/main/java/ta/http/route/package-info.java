/**
 * How a request goes: found in the route table, its sender told, its body read, then its handler inside one transaction in that
 * sender's context. A handler knows nothing of sessions, keys or problems; what it changes and the answer that is kept for the
 * request's idempotency key are committed together.
 */
package ta.http.route;

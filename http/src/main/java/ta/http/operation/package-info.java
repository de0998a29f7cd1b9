/** Resources about the service itself: the readiness check, and the page where a one-time link is redeemed. */
package ta.http.operation;

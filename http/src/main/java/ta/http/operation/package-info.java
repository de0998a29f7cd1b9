/** What operators and programs ask of the service itself: whether it lives, whether it can serve, how it does, what it offers. */
package ta.http.operation;

/** The book of record: what happened at the broker, what is held of it, and what that is worth. */
package ta.http.book;

/** The API as its clients meet it: the real server, a real database, a real client. */
package ta.http;

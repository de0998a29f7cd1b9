/** Tests of the API with a real server, a real database and a real HTTP client. Begin with {@code TestApi}. */
package ta.http;

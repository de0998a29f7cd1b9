/** What a person is told of the fields of requests and answers, written beside them. */
package ta.http.doc;

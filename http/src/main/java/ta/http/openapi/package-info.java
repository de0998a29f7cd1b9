/** The OpenAPI 3.1 document, made from the route table and the records, so that it cannot tell of what is not there. */
package ta.http.openapi;

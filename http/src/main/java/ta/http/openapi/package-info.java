/** The OpenAPI 3.1 document. It is generated from the route table and the records, so it cannot differ from the API. */
package ta.http.openapi;

/** The OpenAPI 3.1 document. It is generated from the route table and the records, so it cannot differ from the API. */
@NullMarked
package ta.http.openapi;

import org.jspecify.annotations.NullMarked;

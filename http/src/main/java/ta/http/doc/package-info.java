/** Descriptions of the fields of requests and responses, written beside the fields. */
@NullMarked
package ta.http.doc;

import org.jspecify.annotations.NullMarked;

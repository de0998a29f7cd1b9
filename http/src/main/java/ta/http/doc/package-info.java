/** Descriptions of the fields of requests and responses, written beside the fields. */
package ta.http.doc;

/**
 * JSON at the edge, strict in both directions: what is not exactly as a record says is refused with its place. Decimals travel as
 * strings, so that no program on the way makes floating-point numbers of them.
 */
package ta.http.json;

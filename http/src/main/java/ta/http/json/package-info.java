/**
 * Strict JSON for requests and responses. A value that does not fit its record exactly is refused with its place.
 * Decimals are strings, so that no program on the way turns them into floating-point numbers.
 */
@NullMarked
package ta.http.json;

import org.jspecify.annotations.NullMarked;

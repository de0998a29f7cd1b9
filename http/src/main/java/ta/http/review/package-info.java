/** Reviews by a language model: what was said, and the request for another one. */
@NullMarked
package ta.http.review;

import org.jspecify.annotations.NullMarked;

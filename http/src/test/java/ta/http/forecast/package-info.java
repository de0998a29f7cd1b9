/** Tests of what fires next. */
@NullMarked
package ta.http.forecast;

import org.jspecify.annotations.NullMarked;

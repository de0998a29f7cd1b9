/** Reads the fields of JSON documents strictly, and collects all errors with their places. */
@NullMarked
package ta.rules.fields;

import org.jspecify.annotations.NullMarked;

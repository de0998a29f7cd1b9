/**
 * Error responses by RFC 9457. {@code Code} lists the stable codes; {@code Problems} alone maps exceptions to them. No
 * stack trace and no other detail of an exception leaves the process.
 */
@NullMarked
package ta.http.problem;

import org.jspecify.annotations.NullMarked;

/** Warnings about the clause {@code data_quality}. */
@NullMarked
package ta.policy.quality;

import org.jspecify.annotations.NullMarked;

/**
 * Recommendations with their lines, and the fills that users record against them. A decision run stores a
 * recommendation; it is then executed, ignored, superseded by a newer one, or expires. Begin with
 * {@link ta.backoffice.advice.ExecuteRecommendation}.
 */
@NullMarked
package ta.backoffice.advice;

import org.jspecify.annotations.NullMarked;

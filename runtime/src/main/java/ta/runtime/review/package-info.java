/**
 * Asks a language model for a review: the only place that knows the library for it. Begin with
 * {@link ta.runtime.review.Reviewer}. The model gets a text and gives a text; it has no tools, no secrets and no
 * memory.
 */
@NullMarked
package ta.runtime.review;

import org.jspecify.annotations.NullMarked;

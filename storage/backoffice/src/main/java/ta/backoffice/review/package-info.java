/**
 * Second opinions of a language model on a recommendation or on a version of the policy. A member requests one
 * ({@link ta.backoffice.review.RequestReview}), a worker asks the model outside of any transaction about a
 * {@link ta.backoffice.review.ReviewPacket}, and the outcome is kept beside the decision
 * ({@link ta.backoffice.review.RecordOutcome}). Nothing that decides reads this package.
 */
@NullMarked
package ta.backoffice.review;

import org.jspecify.annotations.NullMarked;

package ta.runtime.review;

import java.util.Objects;

/** There is no review, for a reason in a person's words: what happened, and what may help. */
final class NotReviewedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotReviewedException(String why) {
        super(why, null, false, false);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

package ta.policy.manifesto;

import java.util.Optional;

/** Thrown for a placeholder that cannot be filled. */
final class Unfillable extends Exception {

    private final String what;
    private final transient Optional<String> maybe;

    Unfillable(String what, String maybe) {
        this(what, Optional.of(maybe));
    }

    Unfillable(String what, Optional<String> maybe) {
        super(what, null, false, false);
        this.what = what;
        this.maybe = maybe;
    }

    String what() {
        return what;
    }

    Optional<String> maybe() {
        return maybe;
    }
}

package ta.policy.document;

import java.util.Collection;
import java.util.Optional;

/** Checks references by name. */
public final class References {

    private static final int KNOWN_SHOWN_MAX = 12;

    private References() {}

    /**
     * An error if {@code reference} is not one of {@code known}.
     *
     * @param noun what the name stands for, in the singular
     */
    public static Optional<PolicyError> error(
            PolicyErrorCode code, String noun, Clause reference, Collection<String> known) {
        String written = reference.text();
        if (known.contains(written)) {
            return Optional.empty();
        }
        String message = "there is no " + noun + " " + DisplayText.of(written);
        if (known.isEmpty()) {
            message += ", nor any other";
        } else if (known.size() <= KNOWN_SHOWN_MAX) {
            message += "; there are " + String.join(", ", known);
        }
        return Optional.of(reference.error(code, message, NearMiss.maybe(written, known)));
    }
}

package ta.backoffice.strategy;

import java.util.List;
import java.util.Optional;
import ta.database.StorageException;
import ta.policy.PolicyResult;
import ta.policy.manifesto.FilledManifesto;
import ta.policy.manifesto.PlaceholderError;

/** Checks that a manifesto can be filled from the policy that it belongs to. A draft may have one that cannot. */
final class ManifestoCheck {

    /** Code of a manifesto whose placeholders cannot all be filled. */
    static final String INVALID = "MANIFESTO_INVALID";

    private ManifestoCheck() {}

    static List<PlaceholderError> errors(Optional<String> manifesto, PolicyResult policy) {
        return manifesto.map(text -> FilledManifesto.of(text, policy).errors()).orElse(List.of());
    }

    /**
     * @throws StorageException.Conflict {@link #INVALID} if a placeholder cannot be filled; names the first one
     */
    static void require(Optional<String> manifesto, PolicyResult.Valid policy) {
        List<PlaceholderError> errors = errors(manifesto, policy);
        if (!errors.isEmpty()) {
            PlaceholderError first = errors.get(0);
            throw new StorageException.Conflict(
                    INVALID,
                    "the manifesto has " + errors.size() + (errors.size() == 1 ? " error" : " errors") + "; line "
                            + first.line() + ", column " + first.column() + ": " + first.message(),
                    first.maybe().orElse("Maybe correct the placeholder."));
        }
    }
}

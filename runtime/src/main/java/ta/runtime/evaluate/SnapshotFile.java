package ta.runtime.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import ta.policy.document.Excerpt;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.SourcePosition;
import ta.rules.fields.FieldError;
import ta.rules.policy.Policy;
import ta.rules.snapshot.InvalidSnapshotException;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/**
 * Reads a snapshot as strictly as a policy, with the same reader: UTF-8, no repeated keys, exact decimals, at most 64
 * levels. So errors have line numbers.
 */
final class SnapshotFile {

    private SnapshotFile() {}

    /**
     * @throws Refusal listing all errors with their places in the file
     */
    static Snapshot read(String fileName, byte[] bytes, Policy policy) {
        PolicyDocument document;
        try {
            document = PolicyDocument.parse(fileName, bytes);
        } catch (NotJsonException e) {
            PolicyError error = e.error();
            throw Refusal.unusable(place(fileName, error.position()) + error.message() + "\n"
                    + Excerpt.of(e.source(), error.position())
                    + error.maybe().orElse(""));
        }
        try {
            return read(document, policy);
        } catch (InvalidSnapshotException e) {
            StringBuilder text = new StringBuilder();
            e.errors().forEach(error -> text.append(text(document, error)));
            throw Refusal.unusable(text.toString());
        }
    }

    /**
     * @throws InvalidSnapshotException listing all errors
     */
    static Snapshot read(PolicyDocument document, Policy policy) {
        List<FieldError> errors = new ArrayList<>();
        for (PolicyError number : document.numberErrors()) {
            errors.add(new FieldError(number.pointer(), number.message()));
        }
        if (!errors.isEmpty()) {
            throw new InvalidSnapshotException(errors);
        }
        JsonNode json = document.root();
        return SnapshotReader.read(json, policy);
    }

    private static String text(PolicyDocument document, FieldError error) {
        SourcePosition position = document.position(error.pointer());
        return place(document.fileName(), position) + Visible.text(error.toString()) + "\n"
                + Excerpt.of(document.source(), position);
    }

    private static String place(String fileName, SourcePosition position) {
        return "ERROR SNAPSHOT " + Visible.text(fileName) + ":" + position.line() + ":" + position.column() + ": ";
    }
}

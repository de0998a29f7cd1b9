package ta.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ta.policy.amounts.MoneyDecimals;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.schema.PolicySchema;

/** Reads and checks policies. */
public final class PolicyReader {

    private PolicyReader() {}

    /**
     * Reads a policy. Invalid content never throws; the result has all errors at once: one {@code SYNTAX} error alone;
     * otherwise {@code SCHEMA} and {@code PRECISION} errors and, without a {@code SCHEMA} error, those of all other
     * checks and the warnings. Of many errors, the first in the order of the file.
     *
     * @param fileName the name of the file in errors; it is not opened
     * @param bytes UTF-8, with or without a byte order mark
     */
    public static PolicyResult read(String fileName, byte[] bytes) {
        PolicyDocument document;
        try {
            document = PolicyDocument.parse(fileName, bytes);
        } catch (NotJsonException e) {
            return PolicyResult.Invalid.of(e.source(), Optional.empty(), List.of(e.error()), List.of());
        }
        List<PolicyError> shape = PolicySchema.errors(document);
        List<PolicyError> meaning = shape.isEmpty() ? PolicyChecks.errors(document) : List.of();
        List<PolicyError> errors = sorted(Stream.of(shape, precision(document), meaning));
        List<PolicyError> warnings = shape.isEmpty() ? sorted(Stream.of(PolicyWarnings.of(document))) : List.of();
        return errors.isEmpty()
                ? new PolicyResult.Valid(document, PolicyBinder.bind(document), warnings)
                : PolicyResult.Invalid.of(document.source(), Optional.of(document), errors, warnings);
    }

    private static List<PolicyError> sorted(Stream<List<PolicyError>> errors) {
        return errors.flatMap(List::stream).sorted(PolicyError.BY_POSITION).toList();
    }

    /** A number is reported once, even if it has too many digits and, as an amount of money, too many decimals. */
    private static List<PolicyError> precision(PolicyDocument document) {
        Set<String> reported = new HashSet<>();
        return Stream.of(document.numberErrors(), MoneyDecimals.errors(document))
                .flatMap(List::stream)
                .filter(error -> reported.add(error.pointer()))
                .toList();
    }
}

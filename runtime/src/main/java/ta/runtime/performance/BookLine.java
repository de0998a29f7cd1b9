package ta.runtime.performance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;
import ta.rules.performance.BookReader;
import ta.rules.performance.InvalidBookException;
import ta.rules.performance.Performance;
import ta.rules.performance.PerformanceJson;
import ta.runtime.batch.BadLineException;
import ta.runtime.batch.Batch;

/** Computes the performance of one book, which it reads as strictly as a policy. */
final class BookLine implements Batch.Answering {

    /** Some fifty years of closes of forty listings; the size of a line is limited too. */
    private static final int VALUES_MAX = 2_000_000;

    @Override
    public String answer(byte[] line) throws BadLineException {
        return PerformanceJson.json(performance(line)).toString();
    }

    static Performance performance(byte[] bytes) throws BadLineException {
        try {
            return Performance.of(BookReader.read(
                    PolicyDocument.parse("book", bytes, VALUES_MAX).root()));
        } catch (NotJsonException e) {
            throw new BadLineException(
                    BadLineException.Kind.INVALID,
                    "column " + e.error().column() + ": " + e.error().message());
        } catch (InvalidBookException e) {
            ArrayNode errors = JsonNodeFactory.instance.arrayNode();
            e.errors()
                    .forEach(error ->
                            errors.addObject().put("pointer", error.pointer()).put("message", error.message()));
            throw new BadLineException(BadLineException.Kind.valueOf(e.error().name()), e.getMessage(), errors);
        }
    }
}

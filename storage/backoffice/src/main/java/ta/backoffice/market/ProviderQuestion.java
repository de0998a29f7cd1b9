package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PROVIDER_QUESTIONS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import ta.backoffice.jooq.tables.records.ProviderQuestionsRecord;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * A question that a person asked a provider of prices, and its answer.
 *
 * @param text the words that are searched for, or the symbol whose price is asked for
 * @param listing the listing that the symbol would stand for; empty for a search
 * @param found what the provider has
 * @param problem why there is no answer, in a person's words
 */
public record ProviderQuestion(
        UUID id,
        Provider provider,
        Kind kind,
        String text,
        Optional<UUID> listing,
        Instant askedAt,
        Optional<Instant> answeredAt,
        List<FoundSymbol> found,
        Optional<String> problem) {

    public enum Kind {
        /** Which symbols are there for these words? */
        SEARCH,
        /** What does this symbol cost? */
        PRICE
    }

    private static final int PROBLEM_MAX = 4000;
    private static final int FOUND_MAX = 50;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @throws StorageException.NotFound when the portfolio has no such question
     */
    public static ProviderQuestion one(Transaction tx, UUID portfolioId, UUID id) {
        return find(tx, portfolioId, id).orElseThrow(() -> new StorageException.NotFound("question", id));
    }

    /** As {@link #one}; empty when the portfolio has no such question, or not any more. */
    public static Optional<ProviderQuestion> find(Transaction tx, UUID portfolioId, UUID id) {
        return tx.sql()
                .fetchOptional(
                        PROVIDER_QUESTIONS,
                        PROVIDER_QUESTIONS.PORTFOLIO_ID.eq(portfolioId).and(PROVIDER_QUESTIONS.ID.eq(id)))
                .map(ProviderQuestion::of);
    }

    /** Records what the provider answered: the first {@value #FOUND_MAX}, without characters that JSONB cannot hold. */
    public static void answer(Transaction tx, UUID id, List<FoundSymbol> found) {
        try {
            String json =
                    JSON.writeValueAsString(found.stream().limit(FOUND_MAX).toList());
            set(tx, id, JSONB.valueOf(json.replace("\\u0000", "")), null);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that cannot be written", e);
        }
    }

    /** Records why there is no answer. It is not asked again. */
    public static void fail(Transaction tx, UUID id, String problem) {
        set(tx, id, null, Bounds.clipped(problem, PROBLEM_MAX));
    }

    private static void set(Transaction tx, UUID id, @Nullable JSONB answer, @Nullable String problem) {
        tx.sql()
                .update(PROVIDER_QUESTIONS)
                .set(PROVIDER_QUESTIONS.ANSWER, answer)
                .set(PROVIDER_QUESTIONS.PROBLEM, problem)
                .set(PROVIDER_QUESTIONS.ANSWERED_AT, tx.at())
                .where(PROVIDER_QUESTIONS.ID.eq(id))
                .execute();
    }

    private static ProviderQuestion of(ProviderQuestionsRecord row) {
        return new ProviderQuestion(
                row.getId(),
                Provider.of(row.getProvider()),
                Kind.valueOf(row.getKind()),
                row.getText(),
                Optional.ofNullable(row.getListingId()),
                row.getAskedAt(),
                Optional.ofNullable(row.getAnsweredAt()),
                found(row.getAnswer()),
                Optional.ofNullable(row.getProblem()));
    }

    private static List<FoundSymbol> found(@Nullable JSONB answer) {
        try {
            return answer == null ? List.of() : List.of(JSON.readValue(answer.data(), FoundSymbol[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that cannot be read", e);
        }
    }
}

package ta.http.market;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.AskProvider;
import ta.backoffice.market.FoundSymbol;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderQuestion;
import ta.backoffice.registry.ListingLookup;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.rules.portfolio.ListingId;

/** Questions of a person to a price provider. A worker asks the provider; the caller looks for the answer. */
public final class ProviderQuestionsHandler {

    public record NewQuestion(
            @Doc(value = "the name of a price provider", example = "yahoo")
            String provider,

            @Doc(value = "SEARCH: which symbols are there; PRICE: what does a symbol cost", example = "SEARCH")
            ProviderQuestion.Kind kind,

            @Doc(value = "the words to search for, or the symbol", example = "vanguard all-world")
            String text,

            @Doc(value = "for PRICE: the listing that the symbol would stand for", example = "null")
            Optional<ListingId> listing) {}

    public record Question(
            @Doc("the question's id") UUID id,

            @Doc(value = "the provider", example = "yahoo") String provider,

            @Doc(value = "SEARCH or PRICE", example = "SEARCH")
            ProviderQuestion.Kind kind,

            @Doc(value = "the words or the symbol", example = "vanguard all-world")
            String text,

            @Doc("when it was asked") Instant askedAt,

            @Doc("when it was answered; null as long as it was not")
            Optional<Instant> answeredAt,

            @Doc("what the provider has") List<Symbol> found,

            @Doc(
                    value = "why there is no answer, and what may help; null if there is one",
                    example = "Yahoo cannot be reached just now. Maybe try again in a minute.")
            Optional<String> problem) {}

    public record Symbol(
            @Doc(value = "the provider's symbol", example = "VWRP.L")
            String symbol,

            @Doc(value = "the provider's name for it", example = "Vanguard FTSE All-World")
            String name,

            @Doc(value = "the provider's name of the venue; null if unknown", example = "London")
            Optional<String> venue,

            @Doc(value = "the venue; null if the symbol does not name it", example = "XLON")
            Optional<String> mic,

            @Doc(value = "ISO 4217; null if the provider does not state it", example = "GBP")
            Optional<String> currency,

            @Doc(value = "the unit of its prices; null if the provider does not state it", example = "GBX")
            Optional<String> quoteUnit,

            @Doc(value = "null if the provider does not state it", example = "IE00BK5BQT80")
            Optional<String> isin,

            @Doc(value = "the newest price, for PRICE; otherwise null", example = "4120.00")
            Optional<String> price,

            @Doc(value = "when that price was", example = "2026-02-27T16:30:00Z")
            Optional<String> asOf) {

        private static Symbol of(FoundSymbol found) {
            return new Symbol(
                    found.symbol(),
                    found.name(),
                    text(found.venue()),
                    text(found.mic()),
                    text(found.currency()),
                    text(found.quoteUnit()),
                    text(found.isin()),
                    text(found.price()),
                    text(found.asOf()));
        }

        private static Optional<String> text(@Nullable String text) {
            return Optional.ofNullable(text).filter(some -> !some.isBlank());
        }
    }

    private final Runnable wake;

    public ProviderQuestionsHandler(Runnable wake) {
        this.wake = wake;
    }

    public Question ask(Call call, Transaction tx) {
        NewQuestion body = call.body(NewQuestion.class);
        Provider provider = Provider.of(body.provider());
        Optional<UUID> listing = body.listing()
                .map(id -> ListingLookup.find(tx, id)
                        .orElseThrow(() -> Refused.at(Code.INVALID, "/listing", "unknown listing " + id)));
        UUID portfolio = call.portfolio().id();
        UUID id = AskProvider.within(tx, portfolio, provider, body.kind(), body.text(), listing);
        call.afterCommit(wake);
        return shape(ProviderQuestion.one(tx, portfolio, id));
    }

    public Question one(Call call, Transaction tx) {
        return shape(ProviderQuestion.one(tx, call.portfolio().id(), call.id("question")));
    }

    private static Question shape(ProviderQuestion question) {
        return new Question(
                question.id(),
                question.provider().text(),
                question.kind(),
                question.text(),
                question.askedAt(),
                question.answeredAt(),
                question.found().stream().map(Symbol::of).toList(),
                question.problem());
    }
}

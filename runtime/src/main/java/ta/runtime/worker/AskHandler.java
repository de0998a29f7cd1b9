package ta.runtime.worker;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.market.FoundSymbol;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.backoffice.market.ProviderHealth;
import ta.backoffice.market.ProviderQuestion;
import ta.backoffice.market.WatchedListing;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.Symbols;
import ta.runtime.provider.setup.Providers;
import ta.runtime.settings.Refusal;

/** Asks a provider what a person wants to know. Whatever goes wrong is an answer: a person waits, and asks again. */
final class AskHandler implements JobHandler {

    /** Long enough for a holiday, so that there is a close. */
    private static final int DAYS_BACK = 14;

    private static final Map<Provider, String> NAMES = Map.of(
            Provider.YAHOO, "Yahoo",
            Provider.EODHD, "EODHD",
            Provider.ALPHAVANTAGE, "Alpha Vantage",
            Provider.FILE, "The folder of files",
            Provider.SIMULATED, "The simulation");

    private final Database database;
    private final Providers providers;

    AskHandler(Database database, Providers providers) {
        this.database = database;
        this.providers = providers;
    }

    @Override
    public Consumer<Transaction> prepare(LeasedJob job) {
        UUID id = UUID.fromString(job.key().orElseThrow());
        UUID portfolio = job.portfolioId().orElseThrow();
        Optional<ProviderQuestion> kept = database.read(job.actor(), tx -> ProviderQuestion.find(tx, portfolio, id));
        if (kept.isEmpty()) {
            // Nobody waits for it any more.
            return tx -> {};
        }
        ProviderQuestion question = kept.get();
        try {
            List<FoundSymbol> found = ask(job, question);
            return tx -> ProviderQuestion.answer(tx, id, found);
        } catch (ProviderException e) {
            return tx -> {
                e.pause()
                        .ifPresent(pause -> ProviderHealth.paused(
                                tx, question.provider(), tx.at().plus(pause)));
                ProviderQuestion.fail(tx, id, words(question, e));
            };
        } catch (StorageException.Conflict | StorageException.Invalid | Refusal e) {
            String why = String.valueOf(e.getMessage()).strip();
            return tx -> ProviderQuestion.fail(tx, id, why);
        }
    }

    private List<FoundSymbol> ask(LeasedJob job, ProviderQuestion question) {
        Provider provider = providers.ofPrices(Optional.of(question.provider().text()));
        database.read(
                        job.actor(),
                        tx -> ProviderHealth.of(tx, provider).pausedUntil().filter(tx.at()::isBefore))
                .ifPresent(until -> {
                    throw new ProviderException(ProviderException.Kind.PAUSED, "is not asked before " + until);
                });
        PriceProvider prices = providers.open(provider, database, job.actor(), job.leasedAt());
        if (question.kind() == ProviderQuestion.Kind.SEARCH) {
            return prices.search(question.text());
        }
        RegisteredListing listing = database.read(
                job.actor(), tx -> RegisteredListings.one(tx, question.listing().orElseThrow()));
        VenueCalendar calendar = database.read(job.actor(), tx -> new VenueCalendars(tx).of(listing.listing()));
        LocalDate since = calendar.lastSessionClosedAt(job.leasedAt()).minusDays(DAYS_BACK);
        PriceResponse response = prices.observe(new PriceRequest(
                listing.id(),
                listing.listing(),
                listing.isin(),
                symbol(provider, question.text(), listing),
                calendar,
                since,
                job.leasedAt()));
        PriceObservation newest = response.prices().stream()
                .max(Comparator.comparing(PriceObservation::asOf))
                .orElseThrow(() -> new ProviderException(
                        ProviderException.Kind.UNKNOWN_SYMBOL,
                        response.complaint().orElse("has no price of the last two weeks")));
        return List.of(new FoundSymbol(
                symbol(provider, question.text(), listing),
                listing.name(),
                null,
                listing.listing().mic(),
                newest.currency().orElse(null),
                newest.quoteUnit().orElse(null),
                listing.isin(),
                newest.price().toPlainString(),
                newest.asOf().toString()));
    }

    /** The listing's own name stands for the symbol that it has without a mapping. */
    private static String symbol(Provider provider, String text, RegisteredListing listing) {
        return text.equals(listing.listing().text())
                ? Symbols.of(
                        provider,
                        new WatchedListing(listing.id(), listing.listing(), listing.isin(), Map.of(), Optional.empty()))
                : text;
    }

    /** Says what failed and what the person can do. */
    private static String words(ProviderQuestion question, ProviderException e) {
        String name =
                NAMES.getOrDefault(question.provider(), question.provider().text());
        boolean search = question.kind() == ProviderQuestion.Kind.SEARCH;
        return switch (e.kind()) {
            case UNKNOWN_SYMBOL ->
                search
                        ? name + " " + e.getMessage() + "."
                        : name + " does not know the symbol " + question.text() + ", or has no price for it ("
                                + e.getMessage()
                                + "). Maybe search for the fund's name and take the symbol from there.";
            case MISMATCH ->
                "The symbol " + question.text() + " does not fit the listing: " + name + " " + e.getMessage()
                        + ". Maybe it is the fund's listing in another currency or on another venue.";
            case REFUSED ->
                name + " does not accept this installation: it " + e.getMessage()
                        + ". Maybe its key is wrong or missing, or choose another source.";
            case THROTTLED, PAUSED -> name + " does not want to be asked so often. Maybe try again in some minutes.";
            case UNREACHABLE -> name + " cannot be reached just now. Maybe try again in a minute.";
            case MAPPING -> String.valueOf(e.getMessage());
            case UNREADABLE, UNUSABLE_FILE -> name + " gives no usable answer: it " + e.getMessage() + ".";
        };
    }
}

package ta.http.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.market.ExchangeRate;
import ta.backoffice.market.KnownRates;
import ta.backoffice.market.ManualPrice;
import ta.backoffice.market.Observations;
import ta.backoffice.market.OwnView;
import ta.backoffice.market.RecordManualPrice;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.RegisterStarter;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Page;
import ta.rules.market.PriceKind;

/** Observed prices, exchange rates, and the prices that members enter by hand. Days are in UTC. */
public final class PricesHandler {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private final ActivePolicies policies;

    public PricesHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public Page<PriceShapes.Observation> list(Call call, Transaction tx) {
        UUID listing = RegisteredListings.one(tx, call.id("listing")).id();
        int limit = call.limit();
        Optional<UUID> portfolio = call.query("portfolio")
                .map(text -> Portfolios.one(tx, call.user().userId(), Call.id("portfolio", text))
                        .id());
        Observations.Filter filter = new Observations.Filter(
                call.query("kind").map(PricesHandler::kind),
                begin(call.date("from").orElse(FIRST)),
                call.date("to").map(PricesHandler::end).orElse(tx.at().plusSeconds(1)),
                call.cursorId(),
                portfolio);
        List<Observations.Observation> rows = Observations.page(tx, listing, filter, limit + 1);
        Optional<OwnView> own = portfolio.map(id -> own(tx, id, listing, rows));
        return Page.of(rows, limit, row -> row.id().toString(), row -> shape(row, own));
    }

    private OwnView own(Transaction tx, UUID id, UUID listing, List<Observations.Observation> rows) {
        return OwnView.of(
                tx,
                id,
                policies.of(tx, id).map(active -> active.rules().policy()),
                listing,
                rows.stream().map(Observations.Observation::id).toList());
    }

    public PriceShapes.ManualPriceShape enter(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        PriceShapes.NewManualPrice body = call.body(PriceShapes.NewManualPrice.class);
        RegisterStarter.within(tx, List.of(body.listing()));
        UUID listing = ListingLookup.find(tx, body.listing())
                .orElseThrow(() -> Refused.at(Code.INVALID, "/listing", "unknown listing " + body.listing()));
        RecordManualPrice.Recorded recorded = RecordManualPrice.within(
                tx,
                portfolio,
                policies.of(tx, portfolio),
                new ManualPrice(
                        listing,
                        body.asOf(),
                        body.kind(),
                        body.price(),
                        body.currency(),
                        body.quoteUnit(),
                        body.evidence(),
                        body.reason()));
        return new PriceShapes.ManualPriceShape(
                recorded.id(),
                body.listing(),
                body.asOf(),
                body.kind(),
                recorded.revision(),
                body.price(),
                body.currency(),
                body.quoteUnit());
    }

    public PriceShapes.Rate rate(Call call, Transaction tx) {
        String base = requireCurrency(call, "base");
        String quote = requireCurrency(call, "quote");
        Instant at = call.date("date").map(day -> end(day).minusNanos(1000)).orElse(tx.at());
        ExchangeRate rate = KnownRates.observed(tx)
                .of(base, quote, at)
                .orElseThrow(() -> new StorageException.NotFound("exchange rate", base + "/" + quote));
        return new PriceShapes.Rate(
                rate.base(),
                rate.quote(),
                rate.rate(),
                rate.asOf(),
                KnownRates.legs(tx, rate).stream()
                        .map(leg -> new PriceShapes.Leg(
                                leg.id(),
                                leg.base(),
                                leg.quote(),
                                leg.rate(),
                                leg.asOf(),
                                leg.source(),
                                leg.receivedAt()))
                        .toList());
    }

    private static String requireCurrency(Call call, String name) {
        return call.query(name)
                .filter(code -> code.matches("[A-Z]{3}"))
                .orElseThrow(() -> Refused.at(Code.INVALID, name, "must be a currency code such as GBP"));
    }

    private static PriceKind kind(String text) {
        return Arrays.stream(PriceKind.values())
                .filter(kind -> kind.name().equals(text))
                .findFirst()
                .orElseThrow(() -> Refused.at(Code.INVALID, "kind", "must be CLOSE or INTRADAY"));
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant end(LocalDate day) {
        return begin(day.plusDays(1));
    }

    private static PriceShapes.Observation shape(Observations.Observation row, Optional<OwnView> own) {
        return new PriceShapes.Observation(
                row.id(),
                row.asOf(),
                row.kind(),
                row.source(),
                row.revision(),
                row.price(),
                row.currency(),
                row.quoteUnit(),
                row.receivedAt(),
                own.map(view -> shape(view.of(row))));
    }

    private static PriceShapes.Own shape(OwnView.Seen seen) {
        return new PriceShapes.Own(
                seen.normalised(),
                seen.currency(),
                seen.corrected(),
                seen.quarantined(),
                seen.verdict(),
                seen.findings().stream()
                        .map(found -> new PriceShapes.Found(found.id(), found.check(), found.severity()))
                        .toList());
    }
}

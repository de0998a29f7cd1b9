package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.FX_RATES;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.book.HeldUnits;
import ta.backoffice.book.UnitHistory;
import ta.backoffice.book.Units;
import ta.backoffice.registry.Constituents;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.Observed;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.engine.GateSession;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.ExchangeRates;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.policy.Severity;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.Snapshot;

/** Runs the quality checks on single observations, as if a run of the portfolio had seen each when it arrived. */
final class ObservationGate implements AutoCloseable {

    /**
     * Checks that ask for a fresh price to decide by. Only a run can judge that; history that arrives late is no fault.
     */
    private static final Set<Check> OF_A_RUN =
            Set.of(Check.MISSING_CLOSE, Check.STALE_CLOSE, Check.STALE_INTRADAY, Check.FX_MISSING, Check.FX_STALE);

    /** Critical findings of these contradict the reference. */
    private static final Set<Check> CONTRADICTIONS =
            Set.of(Check.QUOTE_SCALE, Check.PRICE_JUMP, Check.MOVE_FACTOR, Check.FX_SUSPECT);

    private static final int STARTS = 7;

    private final Transaction tx;
    private final UUID portfolioId;
    private final CompiledPolicy policy;
    private final GateSession gate;
    private final VenueCalendars calendars;
    private final Map<Instant, List<FxRate>> rates = new LinkedHashMap<>();

    private final Instant firstTrade;
    private final Restatement restatement;
    private final KnownRates exchangeRates;
    private final boolean hasRates;
    private Instant unitsFrom = Instant.MAX;
    private @Nullable UnitHistory units;

    ObservationGate(Transaction tx, UUID portfolioId, CompiledPolicy policy) {
        this.tx = tx;
        this.calendars = new VenueCalendars(tx);
        this.portfolioId = portfolioId;
        this.policy = policy;
        this.firstTrade = Units.firstTradeTime(tx, portfolioId).orElse(Instant.MAX);
        this.restatement = new Restatement(tx, portfolioId);
        this.exchangeRates = KnownRates.accepted(tx, RateVerdicts.of(tx, portfolioId));
        this.hasRates = tx.sql().fetchExists(FX_RATES, Observed.by(portfolioId, FX_RATES));
        this.gate = new GateSession(policy.rules());
    }

    @Override
    public void close() {
        gate.close();
    }

    /** Whether a check judges a single observation. */
    static boolean judges(Check check) {
        return !OF_A_RUN.contains(check);
    }

    /** Whether a finding contradicts the reference. */
    static boolean contradicts(CheckVerdict finding) {
        return finding.severity() == Severity.CRITICAL && CONTRADICTIONS.contains(finding.check());
    }

    /** The observations of one listing and kind, up to {@code upTo}. */
    PriceSeries series(Constituents.PortfolioConstituent row, PriceKind kind, Instant upTo) {
        return new PriceSeries(tx, portfolioId, row.key(), kind, upTo, zone(row));
    }

    /**
     * Findings of the observation at {@code index}. After a critical one, later observations are not compared with it.
     *
     * @param start as {@link #start} has it: what is older is compared with this one
     */
    List<PriceFinding> judge(
            Constituents.PortfolioConstituent row, PriceSeries series, int index, PriceKind kind, int start) {
        SeriesPrice price = series.get(index).orElseThrow();
        if (knowsNoUnit(price)) {
            return List.of();
        }
        int reference = price.accepted() ? -1 : start >= 0 && index > start ? start : series.referenceOf(index);
        Snapshot snapshot = snapshot(row, series, index, kind, reference);
        Price seen = snapshot.prices().get(0);
        List<PriceFinding> findings = gate.judge(snapshot).stream()
                .filter(finding -> finding.kind() == seen.kind() && judges(finding.check()))
                .map(finding -> new PriceFinding(row.key(), price.id(), seen, finding))
                .toList();
        boolean critical =
                findings.stream().anyMatch(finding -> finding.verdict().severity() == Severity.CRITICAL);
        if (critical && price.reviewId().isEmpty()) {
            series.quarantine(index);
        }
        return findings;
    }

    /**
     * The first close of a series that can be trusted: of its seven oldest, the one as whose reference the others have
     * the fewest critical findings (decision specification, 13). So a wrong first price is put in doubt, not all that
     * follow it.
     *
     * @return its index; -1 if the series is longer, so that its beginning was judged before
     */
    int start(Constituents.PortfolioConstituent row, PriceSeries series) {
        if (series.get(STARTS).isPresent()) {
            return -1;
        }
        int best = -1;
        long fewest = Long.MAX_VALUE;
        for (int index = series.countFrom(Instant.MIN) - 1; index >= 0; index--) {
            SeriesPrice price = series.get(index).orElseThrow();
            if (price.price().signum() > 0 && !knowsNoUnit(price)) {
                long contradictions = contradictions(row, series, index);
                if (contradictions < fewest) {
                    best = index;
                    fewest = contradictions;
                }
            }
        }
        return best;
    }

    private long contradictions(Constituents.PortfolioConstituent row, PriceSeries series, int reference) {
        long count = 0;
        for (int index = 0; series.get(index).isPresent(); index++) {
            SeriesPrice price = series.get(index).orElseThrow();
            if (index != reference && price.price().signum() > 0 && !knowsNoUnit(price)) {
                count += gate.judge(snapshot(row, series, index, PriceKind.CLOSE, reference)).stream()
                        .filter(ObservationGate::contradicts)
                        .count();
            }
        }
        return count;
    }

    /**
     * A finding for each close of a delivery that restates the listing's history; none if it does not, or if recorded
     * corporate actions explain it.
     *
     * @param oldest time of the oldest close of the delivery
     * @param fresh ids of the observations of the delivery
     */
    List<PriceFinding> restatedHistory(
            Constituents.PortfolioConstituent row, PriceSeries series, Instant oldest, Set<UUID> fresh) {
        List<SeriesPrice> delivered = new ArrayList<>();
        for (int index = series.countFrom(oldest) - 1; index >= 0; index--) {
            series.get(index).filter(price -> fresh.contains(price.id())).ifPresent(delivered::add);
        }
        List<SeriesPrice> unexplained =
                delivered.stream().filter(price -> restated(row, price) != null).toList();
        return RestatedHistory.factor(unexplained, policy.rules().policy().quoteUnits())
                .map(factor -> delivered.stream()
                        .map(price -> RestatedHistory.finding(row.key(), alone(row, price), price.id(), factor))
                        .toList())
                .orElse(List.of());
    }

    /**
     * A finding for each price of another source that differs from the one that counts for the same moment, if one of
     * the two is of the delivery.
     *
     * @param fresh ids of the observations of the delivery
     */
    List<PriceFinding> compared(Constituents.PortfolioConstituent row, PriceSeries series, int index, Set<UUID> fresh) {
        SeriesPrice counting = series.get(index).orElseThrow();
        return counting.manual()
                ? List.of()
                : series.others(index).stream()
                        .filter(other -> fresh.contains(counting.id()) || fresh.contains(other.id()))
                        .flatMap(other ->
                                SourceDifference.of(
                                        counting, other, policy.rules().policy().quoteUnits())
                                        .stream())
                        .map(difference -> difference.finding(row.key(), alone(row, counting), counting.id()))
                        .toList();
    }

    private static Price alone(Constituents.PortfolioConstituent row, SeriesPrice price) {
        return Price.alone(
                row.listing(),
                PriceKind.CLOSE,
                price.price(),
                price.currency(),
                price.quoteUnit(),
                price.asOf(),
                price.source());
    }

    /** The policy cannot judge a price in a unit that it does not define; a run reports that. */
    private boolean knowsNoUnit(SeriesPrice price) {
        return !policy.rules().policy().quoteUnits().containsKey(price.quoteUnit());
    }

    private Snapshot snapshot(
            Constituents.PortfolioConstituent row, PriceSeries series, int index, PriceKind kind, int reference) {
        SeriesPrice seen = series.get(index).orElseThrow();
        SeriesPrice previous = reference < 0 ? null : series.get(reference).orElseThrow();
        Instant since = previous == null ? seen.asOf() : previous.asOf();
        LocalDate session = seen.asOf().atZone(zone(row)).toLocalDate();
        Restatement.Earlier earlier =
                previous == null ? null : restatement.earlier(row.key(), previous, session, zone(row));
        Price price = new Price(
                row.listing(),
                kind,
                seen.price(),
                seen.currency(),
                seen.quoteUnit(),
                seen.asOf(),
                seen.source(),
                BigDecimal.ZERO,
                earlier == null
                                || previous == null
                                || !policy.rules().policy().quoteUnits().containsKey(previous.quoteUnit())
                        ? null
                        : new Price.Quote(earlier.price(), previous.quoteUnit()),
                earlier != null && earlier.incomparable(),
                BigDecimal.valueOf(kind == PriceKind.CLOSE ? series.unchanged(index) : 0),
                kind == PriceKind.CLOSE ? restated(row, seen) : null);
        return Snapshot.ofPrices(
                new Run(Task.WEEKLY_REVIEW, seen.receivedAt(), false),
                constituent(row, series, seen),
                holdings(row, since, seen.asOf()),
                List.of(price),
                new ExchangeRates(rates(seen.asOf())));
    }

    private Price.@Nullable Quote restated(Constituents.PortfolioConstituent row, SeriesPrice seen) {
        LocalDate today = tx.at().atZone(zone(row)).toLocalDate();
        return seen.restated()
                .filter(before -> policy.rules().policy().quoteUnits().containsKey(before.quoteUnit()))
                .filter(before -> !restatement.explains(row.key(), seen, before, today, zone(row)))
                .orElse(null);
    }

    private Constituent constituent(Constituents.PortfolioConstituent row, PriceSeries series, SeriesPrice seen) {
        ListingTerms terms = series.termsOn(seen.asOf().atZone(zone(row)).toLocalDate());
        return new Constituent(
                row.listing(),
                row.isin(),
                row.sleeve(),
                row.type(),
                row.distribution(),
                terms.currency(),
                terms.quoteUnit(),
                row.monitored(),
                row.tradable());
    }

    private Map<ListingId, Holding> holdings(Constituents.PortfolioConstituent row, Instant since, Instant asOf) {
        if (asOf.isBefore(firstTrade)) {
            return Map.of();
        }
        HeldUnits held = units(asOf).at(row.key(), asOf);
        return held.units().signum() <= 0
                ? Map.of()
                : Map.of(row.listing(), new Holding(row.listing(), held.units(), held.movedAfter(since)));
    }

    /** Read once, since each listing's observations are judged oldest first, and mostly for the same sessions. */
    private UnitHistory units(Instant asOf) {
        if (units == null || asOf.isBefore(unitsFrom)) {
            unitsFrom = asOf;
            units = new UnitHistory(tx, portfolioId, asOf, tx.at());
        }
        return units;
    }

    private ZoneId zone(Constituents.PortfolioConstituent row) {
        return calendars.of(row.listing()).zone();
    }

    private List<FxRate> rates(Instant at) {
        if (!hasRates) {
            return List.of();
        }
        return rates.computeIfAbsent(at, when -> {
            Policy terms = policy.rules().policy();
            Set<String> currencies = new TreeSet<>();
            terms.quoteUnits().values().forEach(unit -> currencies.add(unit.currency()));
            currencies.remove(terms.baseCurrency());
            List<FxRate> found = new ArrayList<>();
            for (String currency : currencies) {
                exchangeRates
                        .of(currency, terms.baseCurrency(), when)
                        .ifPresent(rate ->
                                found.add(new FxRate(rate.base(), rate.quote(), rate.rate(), rate.asOf(), null)));
            }
            return found;
        });
    }
}

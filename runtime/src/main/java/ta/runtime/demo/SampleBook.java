package ta.runtime.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.advice.ExecuteRecommendation;
import ta.backoffice.advice.Fill;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.database.Actor;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.simulated.SimulatedListing;
import ta.runtime.provider.simulated.SimulatedMarket;
import ta.runtime.serve.Service;

/** The contributions and trades of the sample's owner. Trades are at the simulated close of their day, without fees. */
final class SampleBook {

    private static final BigDecimal CONTRIBUTION = new BigDecimal("500.00");
    private static final BigDecimal OPENING_CASH = new BigDecimal("40.00");
    private static final BigDecimal SMALL_CAP_MONTHLY = new BigDecimal("75.00");

    private final Service service;
    private final Actor owner;
    private final UUID portfolio;
    private final Map<ListingId, UUID> keys;
    private final SampleMonths months;
    private final SimulatedMarket market;

    SampleBook(
            Service service,
            Actor owner,
            UUID portfolio,
            Map<ListingId, UUID> keys,
            SampleMonths months,
            SimulatedMarket market) {
        this.service = service;
        this.owner = owner;
        this.portfolio = portfolio;
        this.keys = keys;
        this.months = months;
        this.market = market;
    }

    /** Transfers in the opening cash and holdings; their cost is their value at the close before. */
    void open() {
        Instant at = months.at(months.firsts().get(0), 7, 0);
        List<NewEntry> entries = new ArrayList<>();
        entries.add(NewEntry.cash(EntryType.TRANSFER_IN, OPENING_CASH, at));
        for (SimulatedListing listing : SimulatedListing.values()) {
            BigDecimal units = BigDecimal.valueOf(listing.openingUnits());
            BigDecimal cost = units.multiply(market.pounds(listing, months.opening()));
            entries.add(NewEntry.transferIn(key(listing), units, cost, at));
        }
        record("Transferred in, with simulated prices as their cost.", entries);
    }

    private UUID key(SimulatedListing listing) {
        return Objects.requireNonNull(keys.get(listing.listing()), "the sample's listings are registered");
    }

    /** Records the month's contribution. */
    void pay(LocalDate day) {
        record(
                "",
                List.of(NewEntry.cash(EntryType.CONTRIBUTION, CONTRIBUTION, months.at(day, 7, 30))
                        .withReference("contribution " + day.toString().substring(0, 7))));
    }

    /**
     * Buys without a recommendation: the small-cap listing for a fixed amount, the core listing for the rest of the
     * cash.
     */
    void buy(LocalDate day) {
        BigDecimal cash = service.app().read(owner, tx -> CashBalance.of(tx, portfolio));
        List<NewEntry> entries = new ArrayList<>();
        buy(SimulatedListing.SMALL_CAP, SMALL_CAP_MONTHLY, day).ifPresent(entries::add);
        BigDecimal left = entries.stream().map(NewEntry::amount).reduce(cash, BigDecimal::add);
        buy(SimulatedListing.CORE, left, day).ifPresent(entries::add);
        record("", entries);
    }

    private Optional<NewEntry> buy(SimulatedListing listing, BigDecimal budget, LocalDate day) {
        BigDecimal price = market.pounds(listing, day);
        BigDecimal units = budget.divide(price, 0, RoundingMode.DOWN);
        return units.signum() == 0
                ? Optional.empty()
                : Optional.of(NewEntry.buy(
                        key(listing),
                        units,
                        price,
                        units.multiply(price).setScale(2, RoundingMode.HALF_EVEN),
                        BigDecimal.ZERO,
                        months.calendar().close(day)));
    }

    /** Executes a recommendation; buys at most as many units of a line as the cash pays for. */
    void execute(UUID recommendation, LocalDate day) {
        Recommendations.Recommendation row =
                service.app().read(owner, tx -> Recommendations.one(tx, portfolio, recommendation));
        BigDecimal cash = service.app().read(owner, tx -> CashBalance.of(tx, portfolio));
        List<Fill> fills = new ArrayList<>();
        for (Recommendations.Line line : row.lines()) {
            BigDecimal price = market.pounds(SimulatedListing.of(line.listing()).orElseThrow(), day);
            boolean bought = line.side().equals("BUY");
            BigDecimal units = bought
                    ? line.estimatedUnits().min(cash.divide(price, 0, RoundingMode.DOWN))
                    : line.estimatedUnits();
            if (units.signum() > 0) {
                BigDecimal amount = units.multiply(price);
                cash = bought ? cash.subtract(amount) : cash.add(amount);
                fills.add(new Fill(
                        line.number(),
                        units,
                        price,
                        BigDecimal.ZERO,
                        months.calendar().close(day),
                        Optional.of("simulated " + day + " " + line.number())));
            }
        }
        new ExecuteRecommendation(service.app()).execute(owner, portfolio, recommendation, fills, true, false);
    }

    private void record(String note, List<NewEntry> entries) {
        new RecordEntries(service.app())
                .record(owner, portfolio, new EntryBatch(EntryBatch.Source.MANUAL, Optional.empty(), note, entries));
    }
}

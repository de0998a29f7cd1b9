package ta.backoffice.imports;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import ta.backoffice.book.CashBalance;
import ta.backoffice.book.LedgerLines.LedgerLine;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.imports.RowReferences.RowReference;
import ta.backoffice.market.DayRates;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.statement.LeftOut;
import ta.statement.Statement;
import ta.statement.StatementRow;

/** Says what an import would do, without doing it. */
public final class PlanImport {

    private static final Duration FUTURE = Duration.ofDays(1);

    private final Transaction tx;
    private final Portfolios.Portfolio portfolio;
    private final ImportChoices choices;
    private final RecordedLedger recorded;
    private final DayRates rates;
    /** By line. */
    private final Map<Integer, LeftOut> doubtful = new HashMap<>();

    private PlanImport(Transaction tx, Portfolios.Portfolio portfolio, ImportChoices choices) {
        this.tx = tx;
        this.portfolio = portfolio;
        this.choices = choices;
        this.recorded = new RecordedLedger(tx, portfolio);
        this.rates = new DayRates(tx, portfolio.id(), portfolio.baseCurrency(), portfolio.zone());
    }

    public static PlannedImport within(
            Transaction tx, Portfolios.Portfolio portfolio, StatementFile file, ImportChoices choices) {
        return new PlanImport(tx, portfolio, choices).plan(file);
    }

    private PlannedImport plan(StatementFile file) {
        Statement statement = file.statement().withDoubtful();
        List<StatementRow> rows = statement.rows();
        file.statement().doubtful().forEach(line -> doubtful.put(line.line(), line));
        Map<String, PlannedSecurity> securities =
                new SecurityListings(tx, portfolio.id(), portfolio.baseCurrency(), choices).of(rows);
        List<RowReference> references = RowReferences.of(rows, doubtful.keySet());
        recorded.expect(references.stream()
                .flatMap(each -> Stream.of(each.first(), each.byContent()))
                .toList());
        List<PlannedRow> planned = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            planned.add(withRate(row(rows.get(i), references.get(i), securities)));
        }
        List<PlannedOpening> openings = new Openings(portfolio, recorded, choices).of(planned);
        BigDecimal cash = CashBalance.of(tx, portfolio.id());
        return new PlannedImport(
                portfolio.id(),
                portfolio.baseCurrency(),
                file.name(),
                file.sha256(),
                statement,
                planned,
                List.copyOf(securities.values()),
                openings,
                cash,
                planned.stream()
                        .filter(PlannedRow::isTaken)
                        .map(PlanImport::cash)
                        .reduce(cash, BigDecimal::add));
    }

    private PlannedRow row(StatementRow row, RowReference reference, Map<String, PlannedSecurity> securities) {
        Optional<PlannedSecurity> security =
                row.security().map(named -> Objects.requireNonNull(securities.get(named.label())));
        Optional<ListingId> listing = security.flatMap(PlannedSecurity::listing);
        PlannedRow taken = PlannedRow.taken(row, listing, reference.first());
        if (choices.leaveOut().contains(row.line())) {
            return taken.leftOut("CHOSEN", "you left it out", "");
        }
        if (security.isPresent() && listing.isEmpty()) {
            return withoutListing(taken, security.get());
        }
        if (row.moment().instant(portfolio.zone()).isAfter(tx.at().plus(FUTURE))) {
            return taken.leftOut("FUTURE", "it is in the future", "Maybe import it when it has happened.");
        }
        return compared(taken, reference.byContent());
    }

    /** A row in another currency is taken only with a rate of its day. */
    private PlannedRow withRate(PlannedRow row) {
        Optional<String> currency =
                row.row().currency().filter(other -> row.row().type() != EntryType.EXCHANGE);
        if (currency.isPresent() && row.isTaken()) {
            try {
                rates.of(currency.get(), row.row().moment().instant(portfolio.zone()));
            } catch (StorageException.Invalid e) {
                String[] lines = e.getMessage().split("\n", 2);
                return row.leftOut("NO_RATE", lines[0], "Maybe refresh the exchange rates, or enter it by hand.");
            }
        }
        return row;
    }

    private static PlannedRow withoutListing(PlannedRow row, PlannedSecurity security) {
        return row.leftOut(
                "UNKNOWN_LISTING",
                "it is not known which listing " + security.label() + " is",
                "Maybe choose it: " + String.join(", ", security.missing()) + " is missing."
                        + security.security()
                                .isin()
                                .filter(isin -> security.missing().contains("listing"))
                                .map(isin -> " A fund on no exchange is XOFF:" + isin + ".")
                                .orElse(""));
    }

    /** Compares with what is recorded: the same reference, or an equal entry of that day without one. */
    private PlannedRow compared(PlannedRow row, String byContent) {
        Optional<LedgerLine> same = recorded.byReference(row.reference());
        if (same.isPresent()) {
            return recorded.isLike(same.get(), row)
                    ? known(row, same.get())
                    : recorded.byReference(byContent)
                            .map(other -> known(row, other))
                            .orElseGet(() -> asked(
                                    row,
                                    row.under(byContent),
                                    "REFERENCE_DIFFERS",
                                    "its reference is recorded with other content, as entry "
                                            + same.get().sequence(),
                                    "Maybe take it all the same, if it is another part of that order."));
        }
        Optional<LedgerLine> reversed = recorded.reversed(row.reference())
                .filter(entry -> recorded.isLike(entry, row))
                .filter(entry -> !recorded.isTakenBack(entry));
        if (reversed.isPresent()) {
            return asked(
                    row,
                    row,
                    "REVERSED",
                    "it was recorded as entry " + reversed.get().sequence() + ", which was reversed",
                    "Maybe take it all the same, if it happened.");
        }
        return recorded.takeEqual(row)
                .map(equal -> asked(
                        row,
                        row,
                        "SEEMS_RECORDED",
                        "an equal entry of that day is recorded, as entry " + equal.sequence(),
                        "Maybe take it all the same, if it happened twice."))
                .orElseGet(() -> doubted(row));
    }

    private PlannedRow doubted(PlannedRow row) {
        LeftOut doubt = doubtful.get(row.row().line());
        return doubt == null ? row : asked(row, row, doubt.code(), doubt.what(), doubt.maybe());
    }

    private static PlannedRow known(PlannedRow row, LedgerLine entry) {
        return row.known("it is recorded already, as entry " + entry.sequence());
    }

    /** Left out, unless the person has said that it shall be taken. */
    private PlannedRow asked(PlannedRow row, PlannedRow taken, String code, String what, String maybe) {
        return choices.take().contains(row.row().line()) ? taken : row.leftOut(code, what, maybe);
    }

    private static BigDecimal cash(PlannedRow row) {
        boolean ofUnits = row.row().type() == EntryType.TRANSFER_IN || row.row().type() == EntryType.ADJUSTMENT;
        boolean other = row.row().currency().isPresent() && row.row().type() != EntryType.EXCHANGE;
        return other || (ofUnits && row.row().units().isPresent())
                ? BigDecimal.ZERO
                : row.row().amount().orElse(BigDecimal.ZERO);
    }
}

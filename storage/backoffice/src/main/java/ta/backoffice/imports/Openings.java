package ta.backoffice.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import ta.backoffice.book.LedgerLines.LedgerLine;
import ta.backoffice.identity.Portfolios;
import ta.rules.json.Decimals;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.statement.Security;

/**
 * Finds the positions that a file sells or changes and that neither the file nor the ledger opens, and proposes an
 * opening entry for each.
 */
final class Openings {

    /** Units that come or go at a moment. */
    private record Move(Instant at, BigDecimal units) {}

    private final Portfolios.Portfolio portfolio;
    private final RecordedLedger recorded;
    private final ImportChoices choices;

    Openings(Portfolios.Portfolio portfolio, RecordedLedger recorded, ImportChoices choices) {
        this.portfolio = portfolio;
        this.recorded = recorded;
        this.choices = choices;
    }

    List<PlannedOpening> of(List<PlannedRow> rows) {
        Map<ListingId, List<PlannedRow>> byListing = new TreeMap<>();
        rows.stream()
                .filter(row -> row.isTaken() && row.row().units().isPresent())
                .forEach(row -> row.listing()
                        .ifPresent(listing -> byListing
                                .computeIfAbsent(listing, l -> new ArrayList<>())
                                .add(row)));
        List<PlannedOpening> openings = new ArrayList<>();
        byListing.forEach((listing, taken) -> opening(listing, taken).ifPresent(openings::add));
        return openings;
    }

    /** A file that goes further back than an earlier one may show where that one's opening position came from. */
    private Optional<PlannedOpening> opening(ListingId listing, List<PlannedRow> taken) {
        Instant first =
                taken.stream().map(this::at).min(Comparator.naturalOrder()).orElseThrow();
        Optional<LedgerLine> replaced =
                recorded.opening(listing).filter(opening -> !opening.tradeTime().isBefore(first));
        List<Move> moves = moves(listing, taken, replaced);
        BigDecimal missing = missing(moves);
        String label = taken.get(0).row().security().map(Security::label).orElseThrow();
        ImportChoices.OpeningChoice choice = choices.openings().get(label);
        Instant at = moves.get(0).at();
        if (choice != null && choice.units().signum() > 0) {
            return Optional.of(new PlannedOpening(label, listing, at, choice.units(), choice.cost(), true, replaced));
        }
        if (missing.signum() == 0 && replaced.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new PlannedOpening(label, listing, at, missing, cost(taken, missing, replaced), false, replaced));
    }

    private static BigDecimal cost(List<PlannedRow> rows, BigDecimal missing, Optional<LedgerLine> replaced) {
        BigDecimal price = replaced.isPresent()
                ? Decimals.even10(
                        replaced.get().cost().orElse(BigDecimal.ZERO),
                        replaced.get().units().orElseThrow())
                : rows.stream()
                        .flatMap(row -> row.row().price().stream())
                        .findFirst()
                        .orElse(BigDecimal.ZERO);
        return Decimals.even2(price.multiply(missing));
    }

    private Instant at(PlannedRow row) {
        return row.row().moment().instant(portfolio.zone());
    }

    /** In the order in which the ledger applies them: of one moment, units come in before they go out. */
    private List<Move> moves(ListingId listing, List<PlannedRow> rows, Optional<LedgerLine> replaced) {
        Stream<Move> old = recorded.entries().stream()
                .filter(line -> line.listing().filter(listing::equals).isPresent()
                        && line.units().isPresent()
                        && !replaced.equals(Optional.of(line)))
                .map(line -> new Move(
                        line.tradeTime(), signed(line.type(), line.units().orElseThrow())));
        Stream<Move> fresh = rows.stream()
                .map(row -> new Move(
                        at(row), signed(row.row().type(), row.row().units().orElseThrow())));
        return Stream.concat(old, fresh)
                .sorted(Comparator.comparing(Move::at)
                        .thenComparing(move -> move.units().signum() < 0))
                .toList();
    }

    private static BigDecimal signed(EntryType type, BigDecimal units) {
        return type == EntryType.SELL || type == EntryType.TRANSFER_OUT ? units.negate() : units;
    }

    private static BigDecimal missing(List<Move> moves) {
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal least = BigDecimal.ZERO;
        for (Move move : moves) {
            units = units.add(move.units());
            least = least.min(units);
        }
        return least.negate();
    }
}

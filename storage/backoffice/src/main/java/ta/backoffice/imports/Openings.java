package ta.backoffice.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ta.backoffice.identity.Portfolios;
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
        byListing.forEach((listing, taken) -> {
            List<Move> moves = moves(listing, taken);
            BigDecimal missing = missing(moves);
            if (missing.signum() > 0) {
                openings.add(opening(listing, taken, moves.get(0).at(), missing));
            }
        });
        return openings;
    }

    /** In the order in which the ledger applies them: of one moment, units come in before they go out. */
    private List<Move> moves(ListingId listing, List<PlannedRow> rows) {
        Stream<Move> old = recorded.entries().stream()
                .filter(line -> line.listing().filter(listing::equals).isPresent()
                        && line.units().isPresent())
                .map(line -> new Move(
                        line.tradeTime(), signed(line.type(), line.units().orElseThrow())));
        Stream<Move> fresh = rows.stream()
                .map(row -> new Move(
                        row.row().moment().instant(portfolio.zone()),
                        signed(row.row().type(), row.row().units().orElseThrow())));
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

    private PlannedOpening opening(ListingId listing, List<PlannedRow> rows, Instant at, BigDecimal missing) {
        String label = rows.get(0).row().security().map(Security::label).orElseThrow();
        ImportChoices.OpeningChoice choice = choices.openings().get(label);
        if (choice != null) {
            return new PlannedOpening(label, listing, at, choice.units(), choice.cost(), true);
        }
        BigDecimal price = rows.stream()
                .flatMap(row -> row.row().price().stream())
                .findFirst()
                .orElse(BigDecimal.ZERO);
        return new PlannedOpening(
                label, listing, at, missing, price.multiply(missing).setScale(2, RoundingMode.HALF_EVEN), false);
    }
}

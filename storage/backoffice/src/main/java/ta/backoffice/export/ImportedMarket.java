package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.VENUE_HOLIDAYS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Cursor;
import org.jspecify.annotations.Nullable;
import ta.backoffice.export.ImportedObservations.Known;
import ta.backoffice.jooq.tables.records.CorporateActionsRecord;
import ta.backoffice.jooq.tables.records.FxRatesRecord;
import ta.backoffice.jooq.tables.records.PricePointsRecord;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.database.Transaction;
import ta.rules.json.Decimals;

/** Prices, rates, corporate actions and days of venues of a file, compared with what is known here. */
final class ImportedMarket {

    private static final String PRICES = "price_points";
    private static final String RATES = "fx_rates";
    private static final String ACTIONS = "corporate_actions";

    private static final int DAYS_MAX = 20_000;

    /** What an action says; in the order of {@link #says(CorporateActionsRecord)}. */
    private static final String[] ACTION_TERMS = {
        "revision",
        "units_before",
        "units_after",
        "cash_per_unit",
        "cost_share",
        "cost_per_unit",
        "code_before",
        "code_after",
        "withdrawn",
        "successor_listing_id",
        "note"
    };

    /** Numbers, which may be written with other zeros. */
    private static final Set<String> NUMBERS =
            Set.of("price", "rate", "units_before", "units_after", "cash_per_unit", "cost_share", "cost_per_unit");

    /** Names what was observed at a moment. */
    private record Moment(String of, String at) {

        @Override
        public String toString() {
            return of + " at " + at;
        }
    }

    private final Transaction tx;
    private final Instant exportedAt;
    private final ImportedRows rows;
    private final RowJson ids;
    private final Map<UUID, RegisteredListing> byId;
    private final PortfolioMarket here;

    /**
     * @param listings by their ids in the file
     */
    ImportedMarket(
            Transaction tx,
            UUID portfolioId,
            Instant exportedAt,
            ImportedRows rows,
            RowJson ids,
            Map<UUID, RegisteredListing> listings) {
        this.tx = tx;
        this.exportedAt = exportedAt;
        this.rows = rows;
        this.ids = ids;
        this.byId = listings.values().stream().collect(Collectors.toMap(RegisteredListing::id, one -> one));
        this.here = new PortfolioMarket(tx, portfolioId, exportedAt);
    }

    /** Days of venues concern everybody, so none is written; returns those that are not so here. */
    List<String> days(ExportReader file) {
        Set<String> known = new HashSet<>();
        tx.sql()
                .selectFrom(VENUE_HOLIDAYS)
                .forEach(row ->
                        known.add(RowJson.write(row, ExportPortfolio.DAYS).toString()));
        List<String> differing = new ArrayList<>();
        file.rows("venue_days", (row, place) -> {
            RowJson.requireOnly(
                    row,
                    ExportPortfolio.DAYS.stream()
                            .map(column -> column.getName())
                            .toList(),
                    place);
            if (place.index() == DAYS_MAX) {
                throw place.refused("a file has at most " + DAYS_MAX + " days of venues");
            }
            if (!known.contains(row.toString())) {
                differing.add(RowJson.text(row.path("mic"), "mic", place) + " "
                        + RowJson.text(row.path("day"), "day", place) + " "
                        + RowJson.text(row.path("kind"), "kind", place));
            }
        });
        return differing;
    }

    /** An action of an earlier day that the file lacks is not seen; one that is still ahead is. */
    void actions(ExportReader file) {
        Map<Moment, List<Known>> known = new LinkedHashMap<>();
        LocalDate day = exportedAt.atZone(ZoneOffset.UTC).toLocalDate();
        List<Moment> ahead = new ArrayList<>();
        for (CorporateActionsRecord row : here.sharedActions(byId.keySet())) {
            Moment moment = moment(
                    row.getListingId(), row.getKind(), row.getEffectiveOn().toString());
            known.computeIfAbsent(moment, any -> new ArrayList<>()).add(new Known(row.getId(), says(row)));
            if (row.getEffectiveOn().isAfter(day)) {
                ahead.add(moment);
            }
        }
        ImportedObservations<Moment> actions = new ImportedObservations<>(rows, ids, ACTIONS, known);
        file.rows(ACTIONS, (row, place) -> {
            Optional<UUID> there = id(row, place);
            row.remove("id");
            ObjectNode read = ids.read(row, ExportPortfolio.ACTIONS, place);
            UUID listing = ids.reference(row, "listing_id", place);
            String says = says(read, ACTION_TERMS);
            Moment moment = moment(listing, text(read, "kind"), text(read, "effective_on"));
            actions.add(moment, there, says, read, place);
        });
        actions.keep(ahead);
        actions.end();
    }

    private static String says(CorporateActionsRecord row) {
        return String.join(
                "|",
                row.getRevision().toString(),
                plain(row.getUnitsBefore()),
                plain(row.getUnitsAfter()),
                plain(row.getCashPerUnit()),
                plain(row.getCostShare()),
                plain(row.getCostPerUnit()),
                orEmpty(row.getCodeBefore()),
                orEmpty(row.getCodeAfter()),
                row.getWithdrawn().toString(),
                row.getSuccessorListingId() == null
                        ? ""
                        : row.getSuccessorListingId().toString(),
                orEmpty(row.getNote()));
    }

    void prices(ExportReader file) {
        ImportedObservations<Moment> prices = new ImportedObservations<>(rows, ids, PRICES, new HashMap<>());
        Set<UUID> begun = new HashSet<>();
        UUID[] current = {new UUID(0, 0)};
        file.rows(PRICES, (row, place) -> {
            UUID listing = ids.reference(row, "listing_id", place);
            if (!listing.equals(current[0])) {
                if (!begun.add(listing)) {
                    throw place.refused("listing_id", "the prices of a listing must stand together");
                }
                current[0] = listing;
                prices.next(known(listing));
            }
            Optional<UUID> there = id(row, place);
            row.remove("id");
            ObjectNode read = ids.read(row, ExportPortfolio.PRICES, place);
            requireObserved(row, place);
            String says = says(read, "source", "revision", "price", "currency", "quote_unit");
            prices.add(moment(listing, text(read, "kind"), instant(read)), there, says, read, place);
        });
        byId.keySet().stream()
                .filter(listing -> !begun.contains(listing))
                .forEach(listing -> prices.next(known(listing)));
        prices.end();
    }

    private Map<Moment, List<Known>> known(UUID listing) {
        Map<Moment, List<Known>> known = new LinkedHashMap<>();
        PortfolioMarket.Quotation quotation = here.quotation(Objects.requireNonNull(byId.get(listing)));
        try (Cursor<PricePointsRecord> shared = here.sharedPrices(listing)) {
            for (PricePointsRecord row : shared) {
                quotation.complete(row);
                known.computeIfAbsent(
                                moment(listing, row.getKind(), row.getAsOf().toString()), any -> new ArrayList<>(1))
                        .add(new Known(
                                row.getId(),
                                String.join(
                                        "|",
                                        row.getSource(),
                                        row.getRevision().toString(),
                                        plain(row.getPrice()),
                                        orEmpty(row.getCurrency()),
                                        orEmpty(row.getQuoteUnit()))));
            }
        }
        return known;
    }

    void rates(ExportReader file) {
        Map<Moment, List<Known>> known = new LinkedHashMap<>();
        try (Cursor<FxRatesRecord> shared = here.sharedRates()) {
            for (FxRatesRecord row : shared) {
                known.computeIfAbsent(
                                new Moment(
                                        row.getBase() + "/" + row.getQuote(),
                                        row.getAsOf().toString()),
                                any -> new ArrayList<>(1))
                        .add(new Known(
                                row.getId(),
                                String.join(
                                        "|", row.getSource(), row.getRevision().toString(), plain(row.getRate()))));
            }
        }
        ImportedObservations<Moment> rates = new ImportedObservations<>(rows, ids, RATES, known);
        file.rows(RATES, (row, place) -> {
            Optional<UUID> there = id(row, place);
            row.remove("id");
            ObjectNode read = ids.read(row, ExportPortfolio.RATES, place);
            requireObserved(row, place);
            rates.add(
                    new Moment(text(read, "base") + "/" + text(read, "quote"), instant(read)),
                    there,
                    says(read, "source", "revision", "rate"),
                    read,
                    place);
        });
        rates.end();
    }

    private void requireObserved(ObjectNode row, Place place) {
        if (RowJson.time(row.path("as_of"), "as_of", place).isAfter(exportedAt)) {
            throw place.refused("as_of", "is later than the export");
        }
    }

    private Moment moment(UUID listing, String kind, String at) {
        RegisteredListing of = Objects.requireNonNull(byId.get(listing));
        return new Moment(of.listing() + " " + kind, at);
    }

    private static Optional<UUID> id(ObjectNode row, Place place) {
        return row.has("id")
                ? Optional.of(RowJson.uuid(RowJson.text(row.path("id"), "id", place), "id", place))
                : Optional.empty();
    }

    private static String says(ObjectNode row, String... fields) {
        StringBuilder says = new StringBuilder();
        for (String field : fields) {
            JsonNode value = row.path(field);
            boolean number = NUMBERS.contains(field);
            says.append(says.isEmpty() ? "" : "|")
                    .append(
                            number && value.isTextual()
                                    ? Decimals.text(new BigDecimal(value.textValue()))
                                    : value.asText(""));
        }
        return says.toString();
    }

    private static String instant(ObjectNode row) {
        return text(row, "as_of");
    }

    private static String text(ObjectNode row, String name) {
        return row.path(name).asText("");
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : Decimals.text(number);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

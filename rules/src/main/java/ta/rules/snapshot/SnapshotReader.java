package ta.rules.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import ta.rules.fields.FieldError;
import ta.rules.fields.Fields;
import ta.rules.json.CanonicalJson;
import ta.rules.market.ExchangeRates;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Cash;
import ta.rules.portfolio.CashParkHistory;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.DrawdownIndex;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.portfolio.Venue;

/** Reads a snapshot (specification, 2) strictly, for a policy, and reports all errors at once. */
@NullUnmarked // A field that cannot be read is null; read() throws before anyone sees a snapshot with one.
public final class SnapshotReader {

    private final Policy policy;
    private final List<FieldError> errors = new ArrayList<>();
    private final Set<ListingId> listings = new HashSet<>();

    private SnapshotReader(Policy policy) {
        this.policy = policy;
    }

    /**
     * @throws InvalidSnapshotException with every error, if there is one
     */
    public static Snapshot read(JsonNode json, Policy policy) {
        return new SnapshotReader(policy).read(json);
    }

    private Snapshot read(JsonNode json) {
        Fields fields = new Fields(json, "", errors);
        if (!json.isObject()) {
            throw new InvalidSnapshotException(errors);
        }
        if (!json.path("snapshot").isInt() || json.path("snapshot").intValue() != 1) {
            fields.error("", "the field \"snapshot\" must be 1, the version of the format");
        }
        String portfolioId = portfolio(fields.object("portfolio"));
        Run run = new Run(fields.word("task", Task.class), fields.time("as_of"), fields.flag("frozen", false));
        Cash cash = new Cash(
                notNegative(fields, "cash", fields.number("cash")),
                fields.number("contribution_deployed_this_month", BigDecimal.ZERO),
                notNegative(
                        fields,
                        "contribution_carried_over",
                        fields.number("contribution_carried_over", BigDecimal.ZERO)),
                notNegative(
                        fields,
                        "withdrawal_raised_this_month",
                        fields.number("withdrawal_raised_this_month", BigDecimal.ZERO)));
        DrawdownIndex drawdown = fields.has("drawdown") ? drawdown(fields.object("drawdown")) : null;
        CashParkHistory history = new CashParkHistory(fields.texts("waves_deployed"), fields.texts("sunsets_applied"));
        Map<String, Venue> venues = fields.has("venues") ? venues(fields.object("venues")) : Map.of();
        List<Constituent> constituents = fields.objects("constituents", true, this::constituent);
        policy.instruments().forEach(instrument -> {
            if (!listings.contains(instrument.listing())) {
                fields.error("constituents", "the policy's instrument " + instrument.listing() + " is missing");
            }
        });
        Map<ListingId, Holding> holdings = new LinkedHashMap<>();
        fields.objects("holdings", true, each -> holding(each, holdings));
        Set<String> seen = new HashSet<>();
        List<Price> prices = fields.objects("prices", true, each -> price(each, seen));
        List<FxRate> rates = fields.objects("fx", false, each -> rate(each, seen));
        if (!errors.isEmpty()) {
            throw new InvalidSnapshotException(errors);
        }
        return new Snapshot(
                portfolioId,
                run,
                cash,
                drawdown,
                history,
                venues,
                constituents,
                holdings,
                prices,
                new ExchangeRates(rates),
                json,
                CanonicalJson.sha256(json));
    }

    private String portfolio(Fields fields) {
        if (fields == null) {
            return null;
        }
        String currency = fields.text("base_currency");
        if (currency != null && !currency.equals(policy.baseCurrency())) {
            fields.error(
                    "base_currency",
                    "is " + Fields.quoted(currency) + ", but the policy is in " + policy.baseCurrency());
        }
        return fields.text("id");
    }

    private static DrawdownIndex drawdown(Fields fields) {
        BigDecimal peak = positive(fields, "peak_index", fields.number("peak_index"));
        BigDecimal index = notNegative(fields, "index", fields.number("index"));
        if (peak != null && index != null && index.compareTo(peak) > 0) {
            fields.error("index", "is above the peak_index");
        }
        return new DrawdownIndex(peak, index);
    }

    private static Map<String, Venue> venues(Fields fields) {
        Map<String, Venue> venues = new LinkedHashMap<>();
        for (String mic : fields.names()) {
            Fields venue = fields.object(mic);
            if (venue != null) {
                venues.put(mic, new Venue(mic, venue.flag("open", false)));
            }
        }
        return venues;
    }

    private Constituent constituent(Fields fields) {
        ListingId listing = fields.listing("listing");
        if (listing != null && !listings.add(listing)) {
            fields.error("listing", listing + " is repeated");
        }
        return new Constituent(
                listing,
                fields.text("isin"),
                sleeve(fields),
                fields.text("type"),
                fields.text("distribution"),
                fields.text("currency"),
                quoteUnit(fields, "quote_unit"),
                fields.flag("monitored", true),
                fields.flag("tradable", true));
    }

    private String sleeve(Fields fields) {
        String sleeve = fields.text("sleeve");
        if (sleeve != null
                && !sleeve.equals(Policy.CASH_PARK)
                && !sleeve.equals(Policy.UNASSIGNED)
                && policy.sleeves().stream().noneMatch(known -> known.code().equals(sleeve))) {
            fields.error(
                    "sleeve",
                    Fields.quoted(sleeve) + " is not a sleeve of the policy, \"cash_park\" or \"unassigned\"");
        }
        return sleeve;
    }

    private String quoteUnit(Fields fields, String field) {
        String unit = fields.text(field);
        if (unit != null && !policy.quoteUnits().containsKey(unit)) {
            fields.error(field, "the policy has no quote unit " + Fields.quoted(unit));
        }
        return unit;
    }

    private Holding holding(Fields fields, Map<ListingId, Holding> holdings) {
        ListingId listing = constituentOf(fields);
        Holding holding = new Holding(
                listing,
                notNegative(fields, "units", fields.number("units")),
                fields.flag("traded_since_previous", false));
        if (listing != null && holdings.putIfAbsent(listing, holding) != null) {
            fields.error("listing", listing + " is repeated");
        }
        return holding;
    }

    private ListingId constituentOf(Fields fields) {
        ListingId listing = fields.listing("listing");
        if (listing != null && !listings.contains(listing)) {
            fields.error("listing", listing + " is not a constituent");
        }
        return listing;
    }

    private Price price(Fields fields, Set<String> seen) {
        ListingId listing = constituentOf(fields);
        PriceKind kind = fields.word("kind", PriceKind.class);
        if (listing != null && kind != null && !seen.add(listing + " " + kind)) {
            fields.error("listing", "a second " + kind + " price of " + listing);
        }
        return new Price(
                listing,
                kind,
                fields.number("price"),
                fields.text("currency"),
                quoteUnit(fields, "quote_unit"),
                fields.time("as_of"),
                fields.text("source"),
                fields.number("age_sessions", BigDecimal.ZERO),
                fields.has("previous") ? quote(fields.object("previous")) : null,
                fields.flag("corporate_action_since_previous", false),
                fields.number("unchanged_sessions", BigDecimal.ZERO),
                fields.has("restated") ? quote(fields.object("restated")) : null);
    }

    private Price.Quote quote(Fields fields) {
        return new Price.Quote(fields.number("price"), quoteUnit(fields, "quote_unit"));
    }

    private FxRate rate(Fields fields, Set<String> seen) {
        String base = fields.text("base");
        String quote = fields.text("quote");
        if (base != null && quote != null && !seen.add(base + "/" + quote)) {
            fields.error("", "a second rate of " + base + " in " + quote);
        }
        return new FxRate(
                base,
                quote,
                positive(fields, "rate", fields.number("rate")),
                fields.time("as_of"),
                fields.has("previous") ? previousRate(fields.object("previous")) : null);
    }

    private static BigDecimal previousRate(Fields fields) {
        return positive(fields, "rate", fields.number("rate"));
    }

    private static BigDecimal positive(Fields fields, String field, BigDecimal number) {
        if (number != null && number.signum() <= 0) {
            fields.error(field, "must be above 0, not " + number.toPlainString());
        }
        return number;
    }

    private static BigDecimal notNegative(Fields fields, String field, BigDecimal number) {
        if (number != null && number.signum() < 0) {
            fields.error(field, "must be 0 or more, not " + number.toPlainString());
        }
        return number;
    }
}

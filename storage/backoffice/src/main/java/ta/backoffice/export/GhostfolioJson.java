package ta.backoffice.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.export.Moves.Move;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.database.Transaction;
import ta.rules.json.Decimals;
import ta.rules.portfolio.EntryType;

/**
 * The ledger for the JSON import of Ghostfolio. It has no activity for cash that is paid in or out, so the account
 * carries the balance of each day on which the cash changed. A transfer of units is a purchase or a sale at its cost.
 */
public final class GhostfolioJson {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** The symbol of a listing at the provider that Ghostfolio asks. */
    private static final String YAHOO = "yahoo";

    /** How Yahoo ends the symbols of a venue. */
    private static final Map<String, String> SUFFIXES = Map.of(
            "XLON", ".L", "XETR", ".DE", "XAMS", ".AS", "XPAR", ".PA", "XMIL", ".MI", "XSWX", ".SW", "XNYS", "", "XNAS",
            "");

    private final Moves moves;
    private final ZoneId zone;
    private final String account;
    private final Map<String, String> profiles = new TreeMap<>();

    private GhostfolioJson(Moves moves, ZoneId zone, String account) {
        this.moves = moves;
        this.zone = zone;
        this.account = account;
    }

    /**
     * @param zone of the days
     */
    public static String of(Transaction tx, UUID portfolioId, ZoneId zone) {
        return new GhostfolioJson(Moves.of(tx, portfolioId), zone, portfolioId.toString())
                .document(tx.at())
                .toPrettyString();
    }

    private ObjectNode document(Instant at) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("meta").put("date", MILLIS.format(at)).put("version", "trading-assistant");
        ObjectNode kept = json.putArray("accounts").addObject();
        kept.set("balances", balances());
        kept.putNull("comment")
                .put("currency", moves.baseCurrency())
                .put("id", account)
                .put("name", moves.name())
                .putNull("platformId");
        ArrayNode activities = JsonNodeFactory.instance.arrayNode();
        moves.thatMove().forEach(move -> activity(move).ifPresent(activities::add));
        ArrayNode assets = json.putArray("assetProfiles");
        profiles.forEach((name, symbol) -> assets.addObject()
                .put("currency", moves.baseCurrency())
                .put("dataSource", "MANUAL")
                .put("name", name)
                .put("symbol", symbol)
                .put("isActive", true)
                .set("marketData", JsonNodeFactory.instance.arrayNode()));
        json.putArray("platforms");
        json.putArray("tags");
        json.set("activities", activities);
        return json;
    }

    private ArrayNode balances() {
        ArrayNode balances = JsonNodeFactory.instance.arrayNode();
        Map<LocalDate, BigDecimal> byDay = new TreeMap<>();
        BigDecimal cash = BigDecimal.ZERO;
        for (Move move : moves.all()) {
            cash = cash.add(
                    move.entry().type() == EntryType.EXCHANGE
                            ? move.worth().negate()
                            : move.entry().amount());
            byDay.put(move.entry().tradeTime().atZone(zone).toLocalDate(), cash);
        }
        byDay.forEach((day, balance) ->
                balances.addObject().put("date", day + "T00:00:00.000Z").put("value", Decimals.plain(balance)));
        return balances;
    }

    private Optional<ObjectNode> activity(Move move) {
        boolean dividend = move.listing().isPresent() && move.incoming();
        return switch (move.entry().type()) {
            case DIVIDEND ->
                Optional.of(
                        dividend ? of(move, "DIVIDEND", BigDecimal.ONE, move.worth(), BigDecimal.ZERO) : paid(move));
            case INTEREST, FEE, EXCHANGE -> Optional.of(paid(move));
            case BUY, SELL, CONTRIBUTION, TAX_RELIEF, WITHDRAWAL, TRANSFER_IN, TRANSFER_OUT, ADJUSTMENT ->
                move.units()
                        .map(units -> of(
                                move,
                                move.incoming() ? "BUY" : "SELL",
                                units,
                                move.unitPrice(),
                                move.isTrade() ? move.entry().fees() : BigDecimal.ZERO));
        };
    }

    /** Interest, or a fee: what is taken back is the other one. */
    private ObjectNode paid(Move move) {
        return move.incoming()
                ? of(move, "INTEREST", BigDecimal.ONE, move.worth(), BigDecimal.ZERO)
                : of(move, "FEE", BigDecimal.ZERO, BigDecimal.ZERO, move.worth());
    }

    private ObjectNode of(Move move, String type, BigDecimal quantity, BigDecimal unitPrice, BigDecimal fee) {
        Optional<String> symbol = type.equals("FEE") || type.equals("INTEREST")
                ? Optional.empty()
                : move.listing().flatMap(this::symbol);
        String name = move.listing()
                .filter(listing -> !type.equals("FEE") && !type.equals("INTEREST"))
                .map(RegisteredListing::name)
                .orElse(type.equals("FEE") ? "Fees" : "Interest");
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("accountId", account)
                .put("comment", move.note().isEmpty() ? null : move.note())
                .put("currency", moves.baseCurrency())
                .put("dataSource", symbol.isPresent() ? "YAHOO" : "MANUAL")
                .put("date", MILLIS.format(move.entry().tradeTime()))
                .put("fee", Decimals.plain(fee))
                .put("quantity", Decimals.plain(quantity))
                .put("symbol", symbol.orElseGet(() -> profile(name)))
                .put("type", type)
                .put("unitPrice", Decimals.plain(unitPrice))
                .putArray("tags");
        return json;
    }

    /** As an administrator set it, or as Yahoo makes one for the venue. */
    private Optional<String> symbol(RegisteredListing listing) {
        return Optional.ofNullable(listing.providerSymbols().get(YAHOO))
                .or(() -> Optional.ofNullable(SUFFIXES.get(listing.listing().mic()))
                        .map(suffix -> listing.listing().ticker() + suffix));
    }

    /** What Ghostfolio cannot look up has a profile in the file, named by a UUID. */
    private String profile(String name) {
        return profiles.computeIfAbsent(
                name,
                any -> UUID.nameUUIDFromBytes(("trading-assistant " + any).getBytes(StandardCharsets.UTF_8))
                        .toString());
    }
}

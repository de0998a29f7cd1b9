package ta.backoffice.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.TestDatabase;

/** Whoever changes a field of a file may know how to seal it: the content hash or a proof refuses it all the same. */
class ForgedRowsTest {

    /** Of so many fields the build tries one; each takes a whole import. */
    private static final int ONE_OF = Boolean.getBoolean("walk.all") ? 1 : 8;

    private static final TestDatabase THERE = TestDatabase.create();

    /** What the content hash leaves out, by table, and why. */
    private static final Map<String, List<String>> LEFT_OUT = Map.ofEntries(
            // When and by whom something was recorded or received here or there; the order of rows is in the hash.
            left("corporate_actions", "recorded_at recorded_by"),
            left("fx_rates", "received_at"),
            left("ledger_batches", "note recorded_at recorded_by source"),
            left("ledger_entries", "recorded_at reference_use"),
            left("manifesto_archives", "archived_at archived_by"),
            left("policy_archives", "archived_at archived_by"),
            left("price_points", "received_at"),
            // The registry is shared by all portfolios; what is known here stays.
            left("listing_terms", "quote_unit revision valid_from"),
            left("listings", "isin name provider_symbols"),
            left("venue_days", "day kind mic note"),
            // How the portfolio is run from now on: its members may change it at any time.
            left("freeze_states", "changed_at changed_by frozen reason"),
            left("portfolio_constituents", "judged monitored sleeve tradable type updated_at"),
            left(
                    "task_definitions",
                    "created_at created_by due_at enabled moves_to_session schedule slots_after task updated_at"),
            // What was said at the time. The decision itself has its hash, and is decided again.
            left("clause_firings", "as_of clause policy_sha256 run_id"),
            left("decisions", "asks_freeze decided_at"),
            left("price_findings", "asks_freeze clause found_at limit_value observed policy_sha256 sentence severity"),
            left("rate_findings", "as_of asks_freeze check_name found_at previous rate sentence"),
            left("rule_firings", "clause inputs outputs phase rule sentence"),
            left("run_facts", "fact_values sentence type units"),
            left("run_input_refs", "fact ledger_entry_id price_point_id run_id valuation_point_id"),
            left("task_runs", "as_of attempt finished_at requested_at requested_by slot started_at task"),
            // A model's opinion, which nothing follows from.
            left("model_reviews", "recommendation_id requested_at requested_by version"),
            left(
                    "model_review_outcomes",
                    "changes ended_at file_sha256 model notes outcome problem prompt_version provider remark"
                            + " reply_sha256 request_sha256 suggested_policy summary"),
            // The way of the advice. The trades are in the ledger.
            left("fills", "matched recorded_at recorded_by slippage units"),
            left("recommendation_lines", "amount clause estimated_amount estimated_units reason seq sleeve"),
            left("recommendations", "created_at state_changed_at state_changed_by"),
            left("undone_matches", "undone_at undone_by"),
            // Follows from the rest; restated when the portfolio is next valued.
            left(
                    "valuation_points",
                    "as_of cash cash_park index invested invested_in invested_out peak_index prices provisional"
                            + " recorded_at revision sleeves total total_in total_index total_out total_peak_index"
                            + " unassigned withdrawn"));

    private static byte[] file;
    private static TestPortfolio empty;

    @BeforeAll
    static void export() {
        TestDatabase here = TestDatabase.create();
        FullPortfolio portfolio = Exports.full(here);
        file = Exports.exported(here, portfolio.owner, portfolio.id);
        empty = TestPortfolio.create(THERE);
    }

    private static Map.Entry<String, List<String>> left(String table, String fields) {
        return Map.entry(table, List.of(fields.split(" ")));
    }

    @Test
    void field_thatIsChanged_isRefused() {
        SortedSet<String> taken = new TreeSet<>();
        AtomicInteger count = new AtomicInteger();
        ObjectNode document = Exports.json(file);
        document.fieldNames().forEachRemaining(table -> {
            if (document.get(table).isArray()) {
                for (String field : fields(document.get(table))) {
                    if (!LEFT_OUT.getOrDefault(table, List.of()).contains(field)
                            && count.getAndIncrement() % ONE_OF == 0
                            && Exports.tried(THERE, empty, changed(table, field)) == null) {
                        taken.add(table + "." + field);
                    }
                }
            }
        });
        assertThat(taken).isEmpty();
    }

    private static SortedSet<String> fields(JsonNode rows) {
        SortedSet<String> fields = new TreeSet<>();
        rows.forEach(row -> row.fieldNames().forEachRemaining(fields::add));
        return fields;
    }

    /** The file with another value of a field, in the last row that has one. */
    private static byte[] changed(String table, String field) {
        ObjectNode document = Exports.json(file);
        ArrayNode rows = (ArrayNode) document.get(table);
        ObjectNode row = StreamSupport.stream(rows.spliterator(), false)
                .filter(one -> one.has(field))
                .map(ObjectNode.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
        JsonNode value = row.get(field);
        row.set(
                field,
                StreamSupport.stream(rows.spliterator(), false)
                        .map(one -> one.path(field))
                        .filter(other -> !other.isMissingNode() && !isSame(other, value))
                        .findFirst()
                        .orElseGet(() -> other(value)));
        return Exports.resealed(document);
    }

    /** Whether both say the same, such as 0 and 0.00. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        String number = "-?[0-9]+([.][0-9]+)?";
        return one.equals(other)
                || (one.asText().matches(number)
                        && other.asText().matches(number)
                        && new BigDecimal(one.asText()).compareTo(new BigDecimal(other.asText())) == 0);
    }

    private static JsonNode other(JsonNode value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value.isBoolean()) {
            return nodes.booleanNode(!value.booleanValue());
        }
        if (value.isNumber()) {
            return nodes.numberNode(value.longValue() + 1);
        }
        if (value.isObject()) {
            return ((ObjectNode) value.deepCopy()).put("other", 1);
        }
        if (value.isArray()) {
            return ((ArrayNode) value.deepCopy()).add("other");
        }
        return nodes.textNode(other(value.textValue()));
    }

    private static String other(String text) {
        if (text.matches("[0-9a-f]{64}")) {
            return (text.startsWith("a") ? "b" : "a") + text.substring(1);
        }
        if (text.matches("-?[0-9]+([.][0-9]+)?")) {
            return new BigDecimal(text).add(BigDecimal.ONE).toPlainString();
        }
        if (text.matches("[0-9-]{10}T.*Z")) {
            return Instant.parse(text).minusSeconds(1).toString();
        }
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            return LocalDate.parse(text).minusDays(1).toString();
        }
        return text + "X";
    }
}

package ta.backoffice.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.backoffice.export.Exports.assertHolds;
import static ta.backoffice.export.Exports.content;
import static ta.backoffice.export.Exports.exported;
import static ta.backoffice.export.Exports.imported;
import static ta.backoffice.export.Exports.json;
import static ta.backoffice.export.Exports.resealed;
import static ta.backoffice.export.Exports.tried;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.Task;

/** A portfolio with everything in it leaves one installation, and is the same in another. */
class ExportTest {

    private static final TestDatabase HERE = TestDatabase.create();
    private static final TestDatabase THERE = TestDatabase.create();

    private static FullPortfolio portfolio;
    private static byte[] file;

    @BeforeAll
    static void export() {
        portfolio = Exports.full(HERE);
        file = exported(HERE, portfolio.owner, portfolio.id);
    }

    @Test
    void file_importedIntoAnotherInstallation_isTheSamePortfolio() {
        TestPortfolio empty = TestPortfolio.create(THERE);
        ImportPortfolio.Imported imported = imported(THERE, empty, file);
        assertThat(imported.content()).isEqualTo(content(HERE, portfolio.owner, portfolio.id));
        assertThat(imported.replayed()).isEqualTo(2);
        assertThat(content(THERE, empty.owner(), empty.id())).isEqualTo(imported.content());
        assertHolds(THERE);
        JsonNode again = json(exported(THERE, empty.owner(), empty.id()));
        assertThat(again.get("content_sha256").textValue())
                .isEqualTo(imported.content().sha256());
        JsonNode before = json(file);
        before.fieldNames().forEachRemaining(name -> {
            if (before.get(name).isArray()) {
                assertThat(again.get(name)).as(name).hasSize(before.get(name).size());
            }
        });
        assertThat(again.get("run_facts").get(5).get("sentence"))
                .isEqualTo(before.get("run_facts").get(5).get("sentence"));
    }

    @Test
    void file_importedBesideItsOwnPortfolio_sharesItsPrices() {
        TestPortfolio empty = TestPortfolio.create(HERE);
        ImportPortfolio.Imported imported = imported(HERE, empty, file);
        // What was the portfolio's own is the new one's own: a price, a rate, a corporate action.
        assertThat(imported.own()).isEqualTo(3);
        assertThat(imported.unseen()).isZero();
        assertThat(content(HERE, empty.owner(), empty.id())).isEqualTo(content(HERE, portfolio.owner, portfolio.id));
        assertHolds(HERE);
    }

    @Test
    void file_withOtherPricesThanAreKnown_doesNotChangeAnothersAdvice() {
        TestDatabase other = TestDatabase.create();
        FullPortfolio theirs = FullPortfolio.of(other);
        // What is known there of one close is not what the file says.
        other.asSuperuser(
                "alter table ta.price_points disable trigger all",
                "update ta.price_points set price = price + 1 where portfolio_id is null"
                        + " and listing_id = (select id from ta.listings where ticker = 'CSH2')",
                "alter table ta.price_points enable trigger all");
        String before = snapshot(other, theirs, "before");
        TestPortfolio empty = TestPortfolio.create(other);
        ImportPortfolio.Imported imported = imported(other, empty, file);
        assertThat(imported.own()).isPositive();
        assertThat(imported.unseen()).isPositive();
        assertThat(content(other, empty.owner(), empty.id())).isEqualTo(content(HERE, portfolio.owner, portfolio.id));
        assertThat(snapshot(other, theirs, "after")).isEqualTo(before);
        assertHolds(other);
    }

    @Test
    void file_compressed_isImported() throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(file);
        }
        TestPortfolio empty = TestPortfolio.create(THERE);
        assertThat(tried(THERE, empty, compressed.toByteArray())).isNull();
    }

    @Test
    void portfolio_withAnything_takesNoFile() {
        assertThatThrownBy(() -> imported(HERE, new TestPortfolio(portfolio.id, portfolio.owner), file))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageStartingWith("the portfolio is not empty: it has rows in ledger_entries\nMaybe create");
    }

    @Test
    void portfolio_ofSomebodyElse_isNeitherWrittenNorReplaced() {
        TestPortfolio stranger = TestPortfolio.create(HERE);
        assertThatThrownBy(() -> imported(HERE, new TestPortfolio(portfolio.id, stranger.owner()), file))
                .isInstanceOf(StorageException.NotFound.class);
    }

    @Test
    void rows_importedInAnotherTransaction_areRefused() {
        TestPortfolio empty = TestPortfolio.create(THERE);
        imported(THERE, empty, file);
        assertThatThrownBy(() -> THERE.as(Role.APP)
                        .transact(
                                empty.owner(),
                                tx -> tx.sql()
                                        .execute("select ta.import_rows('" + empty.id() + "', 'freeze_states', '[]')")))
                .isInstanceOf(StorageException.NotFound.class);
    }

    /** The hash of the new rows is right, so only what they say can be wrong. */
    @Test
    void rows_thatContradictEachOther_areNamed() {
        assertThat(refusal("ledger_entries", 1, "units", "-3")).contains("ledger_entries[1]");
        assertThat(refusal("ledger_entries", 2, "sequence", "9")).contains("ledger_entries[2].sequence: must be");
        assertThat(refusal("price_points", 0, "price", "NaN")).contains("price_points[0].price: must be a decimal");
        assertThat(refusal("price_points", 0, "as_of", "infinity")).contains("price_points[0].as_of: must be a time");
        assertThat(refusal("price_reviews", 0, "price_point_id", portfolio.id.toString()))
                .contains("price_reviews[0].price_point_id: no row before this one has the id");
        assertThat(refusal("listings", 0, "isin", "IE00BK5BQT81")).contains("listings[0].isin: must be an ISIN");
        assertThat(refusal("decisions", 0, "body", "{}")).contains("decisions[0].outcome: is not what");
        assertThat(refusal("policy_archives", 0, "file", "{}")).contains("policy_archives[0]");
        assertThat(refusal("task_definitions", 0, "schedule", "* * * * * ?")).contains("task_definitions[0]");
        assertThat(refusal("rule_firings", 0, "colour", "red")).contains("rule_firings[0].colour: there is no such");
        assertThat(refusal("fills", 0, "portfolio_id", portfolio.id.toString())).contains("fills[0].portfolio_id");
    }

    private static String refusal(String table, int row, String field, String value) {
        ObjectNode changed = json(file);
        ((ObjectNode) changed.get(table).get(row)).put(field, value);
        String refused = tried(THERE, TestPortfolio.create(THERE), resealed(changed));
        assertThat(refused).as("%s[%d].%s = %s", table, row, field, value).isNotNull();
        return refused;
    }

    private static String snapshot(TestDatabase database, FullPortfolio of, String slot) {
        RunReport report = new DecideRun(database.as(Role.WORKER), TestPolicies.SHARED)
                .run(of.worker, new RunRequest(of.id, Task.WEEKLY_REVIEW, slot, Exports.LATER));
        return report.decision().get("snapshot_sha256").textValue()
                + report.decision().get("lines");
    }

    @Test
    void files_thatAreDamaged_areRefused() {
        TestPortfolio empty = TestPortfolio.create(THERE);
        Random random = new Random(1);
        for (int i = 0; i < 150; i++) {
            byte[] damaged = file.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) (32 + random.nextInt(95));
            }
            // A letter may have been replaced by itself, or a line feed by a space.
            if (!json(file).equals(jsonOrNothing(damaged))) {
                assertThat(tried(THERE, empty, damaged)).as("case %d", i).isNotNull();
            }
            assertThat(tried(THERE, empty, Arrays.copyOf(file, random.nextInt(file.length))))
                    .as("cut %d", i)
                    .isNotNull();
        }
        assertNothingIn(empty);
    }

    /** Whoever changes a file may know how to seal it: it is refused, or what it says holds together. */
    @Test
    void files_thatWereForged_areRefusedOrHold() {
        TestPortfolio empty = TestPortfolio.create(THERE);
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 80; i++) {
            ObjectNode forged = json(file);
            forge(forged, random);
            refused += tried(THERE, empty, resealed(forged)) == null ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(40);
        assertNothingIn(empty);
    }

    private static final List<String> TOKENS = List.of(
            "", "0", "-1", "1e9", "NaN", "infinity", "now", "null", "=1+1", "9".repeat(60), "2999-01-01", "IGNORED");

    /** Changes, empties or removes a value, or repeats, removes or swaps a row. */
    private static void forge(ObjectNode document, Random random) {
        List<String> names = new ArrayList<>();
        document.fieldNames().forEachRemaining(names::add);
        JsonNode list = document.get(names.get(random.nextInt(names.size())));
        if (!list.isArray() || list.isEmpty()) {
            document.put(names.get(random.nextInt(names.size() - 1)), TOKENS.get(random.nextInt(TOKENS.size())));
            return;
        }
        ArrayNode rows = (ArrayNode) list;
        int at = random.nextInt(rows.size());
        switch (random.nextInt(5)) {
            case 0 -> rows.remove(at);
            case 1 -> rows.insert(at, rows.get(at).deepCopy());
            case 2 -> rows.set(at, rows.get(random.nextInt(rows.size())).deepCopy());
            default -> {
                ObjectNode row = (ObjectNode) rows.get(at);
                List<String> fields = new ArrayList<>();
                row.fieldNames().forEachRemaining(fields::add);
                String field = fields.get(random.nextInt(fields.size()));
                String token = TOKENS.get(random.nextInt(TOKENS.size()));
                switch (random.nextInt(3)) {
                    case 0 -> row.remove(field);
                    case 1 ->
                        row.set(field, rows.get(random.nextInt(rows.size())).path(field));
                    default -> row.put(field, token);
                }
            }
        }
    }

    private static void assertNothingIn(TestPortfolio portfolio) {
        ContentHash.Content content = content(THERE, portfolio.owner(), portfolio.id());
        assertThat(content.entries() + content.policies() + content.prices()).isZero();
    }

    private static @Nullable JsonNode jsonOrNothing(byte[] bytes) {
        try {
            return RowJson.JSON.readTree(bytes);
        } catch (IOException e) {
            return null;
        }
    }
}

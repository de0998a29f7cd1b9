package ta.backoffice.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static ta.database.TestDatabase.number;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.market.FxObservation;
import ta.backoffice.market.IngestFxRates;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.RegisterStarter;
import ta.backoffice.registry.UnitRatio;
import ta.database.Actor;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Imports of small portfolios, each with one thing that matters. */
class ImportTest {

    private static final TestDatabase HERE = TestDatabase.create();
    private static final TestDatabase THERE = TestDatabase.create();
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    /** A new portfolio that has some cash. */
    private static TestPortfolio withCash() {
        TestPortfolio portfolio = TestPortfolio.create(HERE);
        record(portfolio, NewEntry.cash(EntryType.CONTRIBUTION, number("500"), MONDAY));
        return portfolio;
    }

    private static void record(TestPortfolio portfolio, NewEntry... entries) {
        new RecordEntries(HERE.as(Role.APP)).record(portfolio.owner(), portfolio.id(), EntryBatch.manual(entries));
    }

    private static byte[] exported(TestPortfolio portfolio) {
        return Exports.exported(HERE, portfolio.owner(), portfolio.id());
    }

    private static ImportPortfolio.Imported importedThere(TestPortfolio into, byte[] file) {
        return Exports.imported(THERE, into, file);
    }

    private static String content(TestDatabase database, TestPortfolio of) {
        return Exports.content(database, of.owner(), of.id()).sha256();
    }

    /** In the file, the newest stands first, as older ones name it. */
    @Test
    void recommendations_keepTheirOrder() {
        TestPortfolio portfolio = withCash();
        HERE.asSuperuser(run(portfolio, 1), run(portfolio, 2), run(portfolio, 3), recommendation(portfolio, 3, "null"));
        HERE.asSuperuser(recommendation(portfolio, 2, "null"), recommendation(portfolio, 1, "'" + id(3) + "'"));
        TestPortfolio empty = TestPortfolio.create(THERE);
        importedThere(empty, exported(portfolio));
        assertThat(recommended(THERE, empty))
                .containsExactly("2026-03-03 EXPIRED", "2026-03-02 EXPIRED", "2026-03-01 SUPERSEDED by 2026-03-03")
                .isEqualTo(recommended(HERE, portfolio));
    }

    private static String id(int number) {
        return "01900000-0000-7000-8000-00000000000" + number;
    }

    private static String runId(int number) {
        return id(number).replace("0190", "0191");
    }

    private static String run(TestPortfolio portfolio, int number) {
        return "insert into ta.task_runs (id, portfolio_id, task, slot, state, as_of, requested_by, finished_at)"
                + " values ('"
                + runId(number) + "', '" + portfolio.id() + "', 'WEEKLY_REVIEW', '" + number
                + "', 'SUCCEEDED', '2026-03-0" + number + "', 'x', now())";
    }

    private static String recommendation(TestPortfolio portfolio, int number, String by) {
        return "insert into ta.recommendations (id, portfolio_id, run_id, state, stages, created_at, state_changed_by,"
                + " superseded_by) values ('" + id(number) + "', '" + portfolio.id() + "', '" + runId(number) + "', '"
                + (by.equals("null") ? "EXPIRED" : "SUPERSEDED") + "', '{CADENCE}', '2026-03-0" + number
                + "', 'x', " + by + ")";
    }

    /** In the order in which the pages show them. */
    private static List<String> recommended(TestDatabase database, TestPortfolio of) {
        List<Recommendations.Recommendation> all =
                database.as(Role.APP).read(of.owner(), tx -> Recommendations.of(tx, of.id(), true));
        Map<UUID, String> days = new HashMap<>();
        all.forEach(one -> days.put(one.id(), one.asOf().toString().substring(0, 10)));
        return all.stream()
                .map(one -> days.get(one.id()) + " " + one.state()
                        + one.supersededBy().map(by -> " by " + days.get(by)).orElse(""))
                .toList();
    }

    private static void skip(TestDatabase database, TestPortfolio portfolio, String slot) {
        database.asSuperuser("insert into ta.task_runs (id, portfolio_id, task, slot, state, requested_by, finished_at)"
                + " values (gen_random_uuid(), '" + portfolio.id() + "', 'WEEKLY_REVIEW', '" + slot
                + "', 'SKIPPED', 'scheduler', now())");
    }

    @Test
    void slots_skippedInTheNewPortfolio_giveWayToThoseOfTheFile() {
        TestPortfolio portfolio = withCash();
        skip(HERE, portfolio, "2026-03-02 08:00");
        TestPortfolio empty = TestPortfolio.create(THERE);
        skip(THERE, empty, "2026-03-02 08:00");
        skip(THERE, empty, "2026-03-09 08:00");
        assertThat(importedThere(empty, exported(portfolio)).runs()).isEqualTo(1);
        ObjectNode again = Exports.json(Exports.exported(THERE, empty.owner(), empty.id()));
        assertThat(again.get("task_runs")).hasSize(1);
    }

    @Test
    void rates_thatAPortfolioOfOneCurrencyDoesNotNeed_staySeen() {
        TestPortfolio portfolio = withCash();
        TestPortfolio empty = TestPortfolio.create(THERE);
        THERE.as(Role.WORKER)
                .transact(
                        empty.owner(),
                        tx -> IngestFxRates.within(
                                tx, List.of(new FxObservation("USD", "GBP", MONDAY, "ecb", number("0.75"))), MONDAY));
        ImportPortfolio.Imported imported = importedThere(empty, exported(portfolio));
        assertThat(imported.unseen()).isZero();
        assertThat(content(THERE, empty)).isEqualTo(content(HERE, portfolio));
    }

    /** A late batch: with its sells alone, a later one in the ledger would sell more than is held. */
    @Test
    void batch_thatHoldsOnlyAsAWhole_isImportedAsAWhole() {
        TestPortfolio portfolio = withCash();
        UUID listing = listing(HERE, "VWRP");
        Instant first = MONDAY.minusSeconds(10_000);
        record(portfolio, buy(listing, "500", first), sell(listing, "500", MONDAY));
        NewEntry[] late = new NewEntry[1_000];
        for (int i = 0; i < 500; i++) {
            late[i] = sell(listing, "1", first.plusSeconds(1 + i));
            late[500 + i] = buy(listing, "1", first.plusSeconds(1_000 + i));
        }
        record(portfolio, late);
        record(portfolio, NewEntry.cash(EntryType.CONTRIBUTION, number("1"), MONDAY));
        TestPortfolio empty = TestPortfolio.create(THERE);
        assertThat(importedThere(empty, exported(portfolio)).content().entries())
                .isEqualTo(1_004);
        assertThat(content(THERE, empty)).isEqualTo(content(HERE, portfolio));
    }

    private static NewEntry buy(UUID listing, String units, Instant at) {
        return NewEntry.buy(listing, number(units), number("1"), number(units), number("0"), at);
    }

    private static NewEntry sell(UUID listing, String units, Instant at) {
        return NewEntry.sell(listing, number(units), number("1"), number(units), number("0"), at);
    }

    private static UUID listing(TestDatabase database, String ticker) {
        ListingId listing = ListingId.of("XLON", ticker);
        return database.as(Role.APP).transact(Actor.system("test"), tx -> {
            RegisterStarter.within(tx, List.of(listing));
            return ListingKeys.all(tx).get(listing);
        });
    }

    private static UUID split(TestDatabase database, TestPortfolio by, UUID listing, LocalDate on, String after) {
        return database.as(Role.APP)
                .transact(
                        by.owner(),
                        tx -> RecordCorporateAction.within(
                                tx, listing, on, new UnitRatio(BigDecimal.ONE, number(after)), "announced"));
    }

    private static void hold(TestPortfolio portfolio, UUID listing) {
        record(portfolio, NewEntry.transferIn(listing, number("10"), number("1000"), MONDAY.minusSeconds(864_000)));
    }

    @Test
    void action_thatIsTheLastOfTheFile_andIsStillAheadHereToo_staysShared() {
        TestPortfolio portfolio = withCash();
        hold(portfolio, listing(HERE, "WLDS"));
        LocalDate ahead = LocalDate.of(2998, 5, 1);
        split(HERE, portfolio, listing(HERE, "WLDS"), ahead, "3");
        TestPortfolio empty = TestPortfolio.create(THERE);
        split(THERE, empty, listing(THERE, "WLDS"), ahead, "3");
        ImportPortfolio.Imported imported = importedThere(empty, exported(portfolio));
        assertThat(imported.own()).isZero();
        assertThat(imported.unseen()).isZero();
    }

    @Test
    void action_ofThePortfolioAlone_isCorrectedAndWithdrawnForItAlone() {
        TestPortfolio portfolio = withCash();
        hold(portfolio, listing(HERE, "VUSA"));
        LocalDate day = LocalDate.of(2026, 2, 27);
        split(HERE, portfolio, listing(HERE, "VUSA"), day, "4");
        split(HERE, portfolio, listing(HERE, "VUSA"), day, "5");
        TestPortfolio empty = TestPortfolio.create(THERE);
        assertThat(importedThere(empty, exported(portfolio)).own()).isEqualTo(2);
        TestPortfolio other = TestPortfolio.create(THERE);
        CorporateAction own = action(empty);
        assertThat(own.owner()).contains(empty.id());
        assertThat(withTheirs(other, own.id())).isInstanceOf(StorageException.NotFound.class);
        // What others record later of the same day does not concern it.
        split(THERE, other, listing(THERE, "VUSA"), day, "6");
        assertThat(ratio(empty)).isEqualTo("5");
        THERE.as(Role.APP)
                .transact(
                        empty.owner(),
                        tx -> RecordCorporateAction.correct(
                                tx, own, ActionTerms.of(new UnitRatio(BigDecimal.ONE, number("7"))), "looked up"));
        assertThat(ratio(empty)).isEqualTo("7");
        assertThat(ratio(other)).isEqualTo("6");
        THERE.as(Role.APP).transact(empty.owner(), tx -> RecordCorporateAction.withdraw(tx, own, "never happened"));
        assertThat(action(empty).withdrawn()).isTrue();
        assertThat(action(other).withdrawn()).isFalse();
        // And it leaves again, once.
        TestPortfolio next = TestPortfolio.create(HERE);
        byte[] again = Exports.exported(THERE, empty.owner(), empty.id());
        assertThat(Exports.json(again).get("corporate_actions")).hasSize(4);
        Exports.imported(HERE, next, again);
        assertThat(content(HERE, next)).isEqualTo(content(THERE, empty));
    }

    private static CorporateAction action(TestPortfolio seenBy) {
        return THERE.as(Role.APP)
                .read(
                        seenBy.owner(),
                        tx -> CorporateActions.load(tx, seenBy.id())
                                .of(listing(THERE, "VUSA"))
                                .get(0));
    }

    private static String ratio(TestPortfolio seenBy) {
        return action(seenBy).terms().ratio().orElseThrow().after().toPlainString();
    }

    private static Throwable withTheirs(TestPortfolio other, UUID action) {
        return catchThrowable(() ->
                THERE.as(Role.APP).read(other.owner(), tx -> CorporateActions.one(tx, other.id(), action)));
    }

    /** One fund became another, which became a third one. */
    @Test
    void successors_ofSuccessors_areInTheFile() {
        TestPortfolio portfolio = withCash();
        hold(portfolio, listing(HERE, "VNRG"));
        merge("VNRG", "VNRT", "2025-02-03", "null");
        merge("VNRT", "VERX", "2025-03-03", "null");
        merge(
                "VNRG",
                "CSH2",
                "2025-04-03",
                "(select id from ta.portfolios where id <> '" + portfolio.id() + "' limit 1)");
        ObjectNode file = Exports.json(exported(portfolio));
        assertThat(file.get("listings").findValuesAsText("listing"))
                .containsExactlyInAnyOrder("XLON:VNRG", "XLON:VNRT", "XLON:VERX");
        TestPortfolio empty = TestPortfolio.create(THERE);
        importedThere(empty, exported(portfolio));
        assertThat(content(THERE, empty)).isEqualTo(content(HERE, portfolio));
    }

    private static void merge(String from, String to, String day, String owner) {
        TestPortfolio.create(HERE);
        HERE.asSuperuser("insert into ta.corporate_actions (id, listing_id, kind, effective_on, revision,"
                + " successor_listing_id, recorded_by, portfolio_id) values (gen_random_uuid(), '"
                + listing(HERE, from) + "', 'MERGER', '" + day + "', 1, '" + listing(HERE, to) + "', 'x', " + owner
                + ")");
    }
}

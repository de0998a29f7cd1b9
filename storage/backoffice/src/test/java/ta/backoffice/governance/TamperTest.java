package ta.backoffice.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.database.TestDatabase.number;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.ReverseEntry;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.runs.VerifyRecord;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;

/**
 * Verification finds what the owner of the database changes with all triggers and checks off, even if the snapshots are
 * changed to match. The portfolio has seven ledger entries: three that opened it, a fill, a deposit and its reversal,
 * and a deposit.
 */
class TamperTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");

    /** Disables all triggers and checks, including those that apply to the owner. */
    private static final String GUARDS_OFF = """
            do $$ declare t record; begin
                for t in select oid::regclass as name from pg_class
                    where relnamespace = 'ta'::regnamespace and relkind = 'r' loop
                    execute format('alter table %s disable trigger all', t.name);
                end loop;
                for t in select conrelid::regclass as name, conname from pg_constraint
                    where connamespace = 'ta'::regnamespace and contype = 'c' and conrelid <> 0 loop
                    execute format('alter table %s drop constraint %I', t.name, t.conname);
                end loop;
            end $$
            """;

    private static FullPortfolio portfolio;

    @BeforeAll
    static void setUp() {
        portfolio = FullPortfolio.of(DATABASE);
        RecordEntries record = new RecordEntries(DATABASE.as(Role.APP));
        EntryBatch mistaken = EntryBatch.manual(NewEntry.cash(EntryType.CONTRIBUTION, number("50.00"), TUESDAY));
        var entry = record.record(portfolio.owner, portfolio.id, mistaken)
                .entryIds()
                .get(0);
        new ReverseEntry(DATABASE.as(Role.APP)).reverse(portfolio.owner, portfolio.id, entry, "not mine");
        EntryBatch deposit = EntryBatch.manual(NewEntry.cash(EntryType.CONTRIBUTION, number("100.0"), TUESDAY));
        record.record(portfolio.owner, portfolio.id, deposit);
        new FreezePortfolio(DATABASE.as(Role.APP)).freeze(portfolio.owner, portfolio.id, "away");
    }

    @Test
    void verify_nothingDone_findsNothing() {
        assertThat(faults("select 1")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ta.backoffice.governance.Tamperings#all")
    void verify_changedByTheDatabasesOwner_namesTableAndRow(String what, String statements, String fault) {
        assertThat(faults(statements)).as(what).anyMatch(found -> found.startsWith(filled(fault)));
    }

    private static List<String> faults(String statements) {
        return DATABASE.asSuperuserForNow(TamperTest::verify, GUARDS_OFF, filled(statements));
    }

    private static List<String> verify(Transaction tx) {
        List<String> faults = new ArrayList<>();
        VerifyLedger.within(tx, portfolio.id, difference -> faults.add("LEDGER_DIFFERS " + difference));
        VerifyAudit.within(tx, portfolio.id, fault -> faults.add("AUDIT_BROKEN event " + fault.seq()));
        VerifyRecord.within(tx, portfolio.id, fault -> faults.add(fault.code() + " " + fault.sentence()));
        return faults;
    }

    private static String filled(String text) {
        return text.replace("{portfolio}", portfolio.id.toString())
                .replace("{run}", portfolio.run.toString())
                .replace("{recommendation}", portfolio.recommendation.toString())
                .replace("{owner}", portfolio.owner.userId().orElseThrow().toString())
                .replace("{review}", text.contains("{review}") ? id("price_reviews") : "")
                .replace("{manual}", text.contains("{manual}") ? id("manual_prices") : "")
                .replace("{fill}", text.contains("{fill}") ? id("fills") : "")
                .replace("{policy}", text.contains("{policy}") ? id("policy_archives") : "")
                .replace("{manifesto}", text.contains("{manifesto}") ? id("manifesto_archives") : "")
                .replace("{valuation}", text.contains("{valuation}") ? id("valuation_points") : "")
                .replace("{line}", text.contains("{line}") ? id("recommendation_lines") : "")
                .replace("{version}", text.contains("{version}") ? id("strategy_versions") : "")
                .replace(
                        "{reversal}",
                        text.contains("{reversal}") ? id("ledger_batches where source = 'REVERSAL'") : "");
    }

    private static String id(String from) {
        return DATABASE.as(Role.READONLY)
                .read(portfolio.owner, tx -> tx.sql().fetch("select id from ta." + from + " order by id"))
                .get(0)
                .get(0)
                .toString();
    }
}

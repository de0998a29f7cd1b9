package ta.backoffice.governance;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Cases for {@link TamperTest}: what is changed, the SQL that does it, and the fault. Words in braces stand for ids.
 */
final class Tamperings {

    /** Computes the hashes of the chain again, as somebody can do who knows how they are made. */
    private static final String RELINK = """
            do $$ declare e record; p bytea := decode(repeat('00', 32), 'hex'); n bigint := 0; begin
                for e in select * from ta.audit_events where chain = '{portfolio}' order by seq loop
                    n := n + 1;
                    update ta.audit_events set seq = n, prev = p, hash = ta.audit_hash(1, chain, n, p, event)
                        where chain = e.chain and seq = e.seq returning hash into p;
                end loop;
                update ta.audit_heads set seq = n, hash = p where chain = '{portfolio}';
            end $$
            """;

    private Tamperings() {}

    // spotless:off
    static Stream<Arguments> all() {
        return Stream.of(
                arguments("an amount, with the cash", """
                        update ta.ledger_entries set amount = 1000 where sequence = 8;
                        update ta.cash_snapshots set balance = balance + 900""",
                        "LEDGER_ROW ledger_entries sequence 8 (batch "),
                arguments(
                        "an amount, with the cash, as a replica", """
                        set local session_replication_role = replica;
                        update ta.ledger_entries set amount = 1000 where sequence = 8;
                        update ta.cash_snapshots set balance = balance + 900""",
                        "LEDGER_ROW ledger_entries sequence 8 (batch "),
                arguments("units and cost, with the holding", """
                        update ta.ledger_entries set units = units + 1 where units = 162;
                        update ta.holding_snapshots set units = units + 1 where units = 162""",
                        "LEDGER_ROW ledger_entries sequence 1 to 3 (batch "),
                arguments(
                        "a note, which changes no figure",
                        "update ta.ledger_entries set note = 'a gift' where sequence = 4",
                        "LEDGER_ROW ledger_entries sequence 4 (batch "),
                arguments("who recorded a batch", """
                        update ta.ledger_batches set recorded_by = 'somebody'
                            where id in (select batch_id from ta.ledger_entries where sequence = 8)""",
                        "LEDGER_ROW ledger_entries sequence 8 (batch "),
                arguments(
                        "two amounts of one batch, exchanged",
                        """
                        update ta.ledger_entries set sequence = 99 where sequence = 2;
                        update ta.ledger_entries set sequence = 2 where sequence = 3;
                        update ta.ledger_entries set sequence = 3 where sequence = 99""",
                        "LEDGER_ROW ledger_entries sequence 1 to 3 (batch "),
                arguments(
                        "the newest entry and its batch, deleted with their effect",
                        """
                        delete from ta.ledger_batches
                            where id in (select batch_id from ta.ledger_entries where sequence = 8);
                        delete from ta.ledger_entries where sequence = 8;
                        update ta.cash_snapshots set balance = balance - 100, last_sequence = 7""",
                        "LEDGER_ROW ledger_entries sequence 8 (batch "),
                arguments(
                        "a deposit and its reversal, deleted",
                        """
                        delete from ta.ledger_batches
                            where id in (select batch_id from ta.ledger_entries where sequence in (6, 7));
                        delete from ta.ledger_entries where sequence in (6, 7)""",
                        "LEDGER_ROW ledger_entries sequence 6 to 7: missing"),
                arguments(
                        "a reversal that now reverses a different entry",
                        """
                        update ta.ledger_entries
                            set reverses = (select id from ta.ledger_entries where sequence = 8) where sequence = 7""",
                        "LEDGER_ROW ledger_entries sequence 7 (batch "),
                arguments(
                        "an entry in a batch, with the cash", """
                        insert into ta.ledger_entries (id, portfolio_id, batch_id, sequence, type, amount, trade_time)
                            select gen_random_uuid(), portfolio_id, batch_id, 10, type, 1, trade_time
                            from ta.ledger_entries where sequence = 9;
                        update ta.cash_snapshots set balance = balance + 1, last_sequence = 10""",
                        "LEDGER_ROW ledger_entries sequence 9 to 10 (batch "),
                arguments(
                        "an entry in a batch of its own, with the cash",
                        """
                        insert into ta.ledger_batches (id, portfolio_id, source, recorded_by)
                            values ('00000000-0000-7000-8000-000000000001', '{portfolio}', 'MANUAL', 'x');
                        insert into ta.ledger_entries (id, portfolio_id, batch_id, sequence, type, amount, trade_time)
                            values (gen_random_uuid(), '{portfolio}', '00000000-0000-7000-8000-000000000001', 10,
                                'INTEREST', 1, now());
                        update ta.cash_snapshots set balance = balance + 1, last_sequence = 10""",
                        "LEDGER_ROW ledger_entries sequence 10 (batch 00000000-0000-7000-8000-000000000001): no event"),
                arguments(
                        "a batch without entries",
                        """
                        insert into ta.ledger_batches (id, portfolio_id, source, recorded_by)
                            values ('00000000-0000-7000-8000-000000000001', '{portfolio}', 'MANUAL', 'x')""",
                        "LEDGER_ROW ledger_batches 00000000-0000-7000-8000-000000000001: has no entries"),
                arguments("the whole ledger", """
                        truncate ta.ledger_entries, ta.ledger_batches, ta.holding_snapshots, ta.cash_snapshots
                            cascade""",
                        "LEDGER_ROW ledger_entries sequence 1 to 3 (batch "),
                arguments(
                        "a holding",
                        "update ta.holding_snapshots set units = units + 1 where units = 162",
                        "LEDGER_DIFFERS "),
                arguments("two events, exchanged", """
                        update ta.audit_events set seq = 99 where chain = '{portfolio}' and seq = 2;
                        update ta.audit_events set seq = 2 where chain = '{portfolio}' and seq = 3;
                        update ta.audit_events set seq = 3 where chain = '{portfolio}' and seq = 99""",
                        "AUDIT_BROKEN event 2"),
                arguments("an event and its hash, without the events after it", """
                        update ta.audit_events set event = replace(event, 'the first', 'the worst')
                            where chain = '{portfolio}';
                        update ta.audit_events set hash = ta.audit_hash(version, chain, seq, prev, event)
                            where chain = '{portfolio}'""",
                        "AUDIT_BROKEN event 3"),
                arguments(
                        "the newest event, with its head",
                        """
                        delete from ta.audit_events
                            where chain = '{portfolio}' and event like '%portfolio.freeze%away%';
                        """ + RELINK,
                        "RECORD_DIFFERS freeze_states {portfolio}: was changed"),
                arguments(
                        "an event that is left out, with the chain linked again",
                        "delete from ta.audit_events where event like '%price.review%';" + RELINK,
                        "RECORD_DIFFERS price_reviews {review}: no event"),
                arguments(
                        "an event with a different number of entries, with the chain linked again",
                        "update ta.audit_events set event = replace(event, '\"entries\":\"3\"', '\"entries\":\"4\"');"
                                + RELINK,
                        "LEDGER_ROW ledger_entries sequence 1 to 3 (batch "),
                arguments(
                        "a second event for a batch, with the chain linked again",
                        """
                        insert into ta.audit_events
                            select chain, 99, portfolio_id, version, prev, hash, event, at, actor
                            from ta.audit_events where event like '%ledger.reverse%';
                        """ + RELINK,
                        "LEDGER_ROW ledger_batches {reversal}: 2 events record it"),
                arguments(
                        "all events, and the heads",
                        "truncate ta.audit_events, ta.audit_heads",
                        "AUDIT_BROKEN event 0"),
                arguments(
                        "a policy's bytes",
                        "update ta.policy_archives set file = file || ' '",
                        "ARCHIVE_DIFFERS policy_archives {policy}: does not match its hash"),
                arguments(
                        "a policy's bytes, with their hash",
                        """
                        update ta.policy_archives
                            set file = file || ' ', file_sha256 = pg_catalog.sha256(file || ' ')""",
                        "ARCHIVE_DIFFERS policy_archives {policy}: was changed"),
                arguments(
                        "a manifesto, with its hash",
                        """
                        update ta.manifesto_archives
                            set file = 'We gamble.', sha256 = pg_catalog.sha256('We gamble.')""",
                        "ARCHIVE_DIFFERS manifesto_archives {manifesto}: was changed"),
                arguments(
                        "a run's snapshot",
                        "update ta.run_input_snapshots set body = replace(body, '512.3', '512.4')",
                        "ARCHIVE_DIFFERS run_input_snapshots {run}: does not match its hash"),
                arguments(
                        "a run's snapshot, with its hash",
                        "update ta.run_input_snapshots set body = '{}', snapshot_sha256 = pg_catalog.sha256('{}')",
                        "ARCHIVE_DIFFERS run_input_snapshots {run}: was changed"),
                arguments(
                        "a decision",
                        "update ta.decisions set body = replace(body, 'RECOMMENDATION', 'NO_ACTION')",
                        "ARCHIVE_DIFFERS decisions {run}: does not match its hash"),
                arguments(
                        "a decision's hash",
                        "update ta.decisions set decision_sha256 = pg_catalog.sha256('x')",
                        "ARCHIVE_DIFFERS decisions {run}: was changed"),
                arguments(
                        "a run, deleted with its snapshot and decision",
                        """
                        delete from ta.decisions; delete from ta.run_input_snapshots;
                        delete from ta.task_runs where id = '{run}'""",
                        "ARCHIVE_DIFFERS task_runs {run}: is missing"),
                arguments(
                        "a run that nobody made",
                        """
                        insert into ta.task_runs (id, portfolio_id, task, slot, state, requested_by, finished_at)
                            values ('00000000-0000-7000-8000-000000000002', '{portfolio}', 'WEEKLY_REVIEW', 's',
                                'SUCCEEDED', 'x', now());
                        insert into ta.decisions select '00000000-0000-7000-8000-000000000002', portfolio_id,
                            outcome, asks_freeze, policy_sha256, snapshot_sha256, decision_sha256, body, decided_at
                            from ta.decisions""",
                        "ARCHIVE_DIFFERS task_runs 00000000-0000-7000-8000-000000000002: no event"),
                arguments(
                        "a review's verdict",
                        "update ta.price_reviews set verdict = 'ACCEPT', price = null, evidence = null",
                        "RECORD_DIFFERS price_reviews {review}: was changed"),
                arguments(
                        "a manual price",
                        "update ta.manual_prices set price = 700",
                        "RECORD_DIFFERS manual_prices {manual}: was changed"),
                arguments(
                        "a fill's slippage",
                        "update ta.fills set slippage = 0.01",
                        "RECORD_DIFFERS fills {fill}: was changed"),
                arguments("a fill", "delete from ta.fills", "RECORD_DIFFERS fills {fill}: is missing"),
                arguments(
                        "a valuation",
                        "update ta.valuation_points set index = index - 0.1 where id = '{valuation}'",
                        "RECORD_DIFFERS valuation_points {valuation}: was changed"),
                arguments(
                        "a recommendation's state",
                        "update ta.recommendations set state = 'IGNORED'",
                        "RECORD_DIFFERS recommendations {recommendation}: was changed"),
                arguments(
                        "a recommendation's line",
                        "update ta.recommendation_lines set amount = amount + 1 where id = '{line}'",
                        "RECORD_DIFFERS recommendation_lines {line}: was changed"),
                arguments(
                        "a member",
                        "update ta.portfolio_members set role = 'MEMBER' where portfolio_id = '{portfolio}'",
                        "RECORD_DIFFERS portfolio_members {owner}: was changed"),
                arguments(
                        "a freeze, lifted",
                        "update ta.freeze_states set frozen = false",
                        "RECORD_DIFFERS freeze_states {portfolio}: was changed"),
                arguments(
                        "a version's reason",
                        "update ta.strategy_versions set reason = 'none' where id = '{version}'",
                        "RECORD_DIFFERS strategy_versions {version}: was changed"),
                arguments(
                        "the portfolio itself",
                        "delete from ta.portfolios where id = '{portfolio}'",
                        "RECORD_DIFFERS portfolios {portfolio}: is missing"));
    }
    // spotless:on
}

package ta.runtime.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;
import ta.runtime.advice.ExecuteCommand;
import ta.runtime.advice.Explanation;
import ta.runtime.advice.Fills;
import ta.runtime.advice.RunCommand;
import ta.runtime.book.HoldingsReport;
import ta.runtime.market.Judged;
import ta.runtime.proof.Proof;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Session;
import ta.storage.Role;
import ta.storage.advice.ExecuteRecommendation;
import ta.storage.advice.Recommendations;
import ta.storage.book.EntryBatch;
import ta.storage.book.EntryType;
import ta.storage.book.LedgerLines;
import ta.storage.book.NewEntry;
import ta.storage.book.RecordEntries;
import ta.storage.identity.Portfolios;
import ta.storage.registry.ListingKeys;
import ta.storage.registry.VenueCalendar;
import ta.storage.runs.DecideRun;
import ta.storage.runs.RefreshPrices;
import ta.storage.runs.RunReport;
import ta.storage.runs.RunRequest;

/** The steps of one month, each told as it is done. One that was interrupted is taken up where it stopped. */
final class DemoMonth {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final BigDecimal CONTRIBUTION = new BigDecimal("500.00");
    private static final int REASONS_SHOWN = 24;

    private final Session session;
    private final Portfolios.Row of;
    private final StringBuilder text = new StringBuilder();
    private final ObjectNode json = Tree.object();

    DemoMonth(Session session, Portfolios.Row of) {
        this.session = session;
        this.of = of;
    }

    Report play() {
        VenueCalendar calendar = session.read(tx -> VenueCalendar.load(tx, "XLON"));
        Instant now = morning(calendar);
        text.append(of.name())
                .append(", ")
                .append(now.toString(), 0, 10)
                .append(" 08:00. The market is simulated.\n\n");
        prices(calendar, now);
        contribute(now);
        RunReport run = new DecideRun(session.database(Role.WORKER), session.policies())
                .run(session.actor(of), new RunRequest(of.id(), Task.MONTHLY_ALLOCATION, "demo " + now, now));
        step("Decision", RunCommand.report(session, of, run));
        run.recommendationId().ifPresent(id -> follow(id, now));
        step("Holdings", session.read(tx -> HoldingsReport.of(tx, of)));
        Report proof = Proof.of(session);
        step("Verify", proof);
        text.append(
                        "Next month: ta demo · Anew: ta demo --fresh\nLook around: ta ledger --data .ta/demo --portfolio \"")
                .append(of.name())
                .append("\"\n");
        return new Report(text.toString(), json, proof.exitCode());
    }

    /** 08:00 on the first session of the month that is next: each month that is done has its decision's fills or nothing to do. */
    private Instant morning(VenueCalendar calendar) {
        long contributions = session.read(tx -> LedgerLines.of(tx, of.id())).stream()
                .filter(entry -> entry.type() == EntryType.CONTRIBUTION)
                .count();
        boolean open =
                !session.read(tx -> Recommendations.of(tx, of.id(), false)).isEmpty();
        LocalDate month = FIRST.plusMonths(open ? contributions - 1 : contributions);
        LocalDate day = calendar.isSession(month) ? month : calendar.nextSession(month);
        return day.atTime(LocalTime.of(8, 0)).atZone(ZoneId.of("Europe/London")).toInstant();
    }

    private void prices(VenueCalendar calendar, Instant now) {
        Map<ListingId, UUID> keys = session.read(ListingKeys::all);
        step(
                "Prices",
                Judged.report(new RefreshPrices(session.database(Role.WORKER), session.policies())
                        .refresh(
                                session.actor(of),
                                of.id(),
                                new SimulatedMarket(calendar).closes(keys, now),
                                List.of(),
                                now)));
    }

    private void contribute(Instant now) {
        NewEntry entry = NewEntry.cash(EntryType.CONTRIBUTION, CONTRIBUTION, now.minusSeconds(60))
                .withReference("contribution " + now.toString().substring(0, 7));
        new RecordEntries(session.database()).record(session.actor(), of.id(), EntryBatch.manual(entry));
    }

    private void follow(UUID id, Instant now) {
        List<String> why = Explanation.of(session, of, id).text().lines().toList();
        text.append("Why\n");
        why.stream()
                .limit(REASONS_SHOWN)
                .forEach(line -> text.append("  ").append(line).append('\n'));
        text.append("  … all of it: ta explain ").append(id).append(" --data .ta/demo\n\n");
        Recommendations.Row row = session.read(tx -> Recommendations.one(tx, of.id(), id));
        if (row.isOpen()) {
            step(
                    "Executed at the broker",
                    ExecuteCommand.report(
                            of,
                            new ExecuteRecommendation(session.database())
                                    .execute(
                                            session.actor(),
                                            of.id(),
                                            id,
                                            Fills.atEstimate(row, BigDecimal.ZERO, now.plusSeconds(7200)),
                                            true)));
        }
    }

    private void step(String title, Report report) {
        text.append(title).append('\n');
        report.text().lines().forEach(line -> text.append("  ").append(line).append('\n'));
        text.append('\n');
        json.set(title, report.json());
    }
}

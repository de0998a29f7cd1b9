package ta.runtime.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ta.backoffice.market.Findings;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;
import ta.database.Actor;
import ta.rules.finding.Check;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;
import ta.runtime.provider.simulated.SimulatedMarket;
import ta.runtime.serve.Service;

/**
 * Creates three years of history with the operations that a real portfolio uses. They run in order of time, since each
 * one reads what earlier ones wrote.
 */
final class SampleHistory {

    /**
     * The newest months have allocation runs. In the months before, the owner buys without advice, and the closes of
     * that time are imported together.
     */
    private static final int MONTHS_WITH_RUNS = 12;

    private static final int MONTHS_WITH_REVIEWS = 2;

    private final Service service;
    private final Actor owner;
    private final UUID portfolio;
    private final Map<ListingId, UUID> keys;
    private final SampleMonths months;
    private final SimulatedMarket market;
    private final SampleBook book;
    private LocalDate delivered;

    /**
     * @param owner the owner of the account, acting for the portfolio
     */
    SampleHistory(
            Service service,
            Actor owner,
            UUID portfolio,
            Map<ListingId, UUID> keys,
            SampleMonths months,
            SimulatedMarket market) {
        this.service = service;
        this.owner = owner;
        this.portfolio = portfolio;
        this.keys = keys;
        this.months = months;
        this.market = market;
        this.book = new SampleBook(service, owner, portfolio, keys, months, market);
        this.delivered = months.calendar().previousSession(months.opening());
    }

    /**
     * @param steps called before each month; may throw to cancel
     */
    void make(Instant now, Runnable steps) {
        List<LocalDate> firsts = months.firsts();
        int last = firsts.size() - 1;
        book.open();
        for (int month = 0; month < last; month++) {
            steps.run();
            LocalDate first = firsts.get(month);
            LocalDate next = firsts.get(month + 1);
            book.pay(first);
            if (last - month < MONTHS_WITH_RUNS) {
                RunReport run = run(Task.MONTHLY_ALLOCATION, months.at(first, 9, 0));
                run.recommendationId().ifPresent(id -> book.execute(id, first));
            } else {
                book.buy(first);
            }
            if (last - month <= MONTHS_WITH_RUNS) {
                deliver(months.calendar().previousSession(next), months.at(next, 7, 0));
            }
            if (last - month < MONTHS_WITH_REVIEWS) {
                review(first, next);
            }
        }
        book.pay(firsts.get(last));
        deliver(months.newest(), now);
        review(firsts.get(last), now.atZone(months.calendar().zone()).toLocalDate());
        run(Task.MONTHLY_ALLOCATION, now);
    }

    /**
     * Imports the closes since the last delivery. Accepts each finding that a price did not move, as the owner would.
     */
    private void deliver(LocalDate upTo, Instant receivedAt) {
        new RefreshPrices(service.worker(), service.policies())
                .refresh(owner, portfolio, market.closes(keys, delivered, upTo), List.of(), receivedAt);
        delivered = upTo;
        for (Findings.Finding finding : service.app().read(owner, tx -> Findings.of(tx, portfolio, false))) {
            if (finding.check().equals(Check.STUCK_PRICE.text())) {
                new ReviewPrice(service.app())
                        .review(
                                owner,
                                portfolio,
                                new PriceReview.Accept(finding.pricePointId(), "The simulated price did not move."));
            }
        }
    }

    /** Runs a weekly review on each Monday strictly between two days. */
    private void review(LocalDate after, LocalDate before) {
        after.plusDays(1)
                .datesUntil(before.isAfter(after) ? before : after.plusDays(1))
                .filter(day -> day.getDayOfWeek() == DayOfWeek.MONDAY)
                .forEach(day -> run(Task.WEEKLY_REVIEW, months.at(day, 8, 0)));
    }

    private RunReport run(Task task, Instant asOf) {
        return new DecideRun(service.worker(), service.policies())
                .run(owner, new RunRequest(portfolio, task, "demo " + asOf, asOf));
    }
}

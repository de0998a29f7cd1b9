package ta.runtime.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ta.rules.finding.Check;
import ta.rules.portfolio.ListingId;
import ta.rules.portfolio.Task;
import ta.runtime.provider.simulated.SimulatedMarket;
import ta.runtime.serve.Service;
import ta.database.Actor;
import ta.backoffice.market.Findings;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.runs.DecideRun;
import ta.backoffice.runs.RefreshPrices;
import ta.backoffice.runs.RunReport;
import ta.backoffice.runs.RunRequest;

/**
 * Three years of the sample, by the steps that a real portfolio takes and in their order in time: what a step writes is what the
 * next one finds.
 */
final class SampleHistory {

    /**
     * So many months, the newest among them, have a run; before them the owner bought by himself, and what was bought and the
     * closes of that time were taken in together.
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
     * @param owner the person, as who works for the portfolio
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
     * @param steps is told before each month, and may throw to have it stopped
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

    /** The closes since the last delivery; where a price stood still, the owner has had a look at it. */
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
                                new PriceReview.Accept(
                                        finding.pricePointId(), "The simulated market has it so: it did not move."));
            }
        }
    }

    /** A look at the drift on each Monday between two days. */
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

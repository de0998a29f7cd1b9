package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.rules.cadence.DefaultOrderReading;
import ta.rules.cadence.Tally;
import ta.rules.order.Line;
import ta.rules.order.OrderDraft;
import ta.rules.ruleset.RuleSession;
import ta.rules.trace.Fact;
import ta.rules.trace.FiredRule;

/** Buys, one unit after another in turn, what the default orders leave of their budget (specification, 7.2). */
final class FurtherUnits {

    private static final int ROUNDS_MAX = 10_000;

    private final RuleSession session;
    private final Limits limits;
    private final WorkingBook book;
    private final OrderPlacement desk;

    FurtherUnits(RuleSession session, Limits limits, WorkingBook book, OrderPlacement desk) {
        this.session = session;
        this.limits = limits;
        this.book = book;
        this.desk = desk;
    }

    /** A BUY that grows. The rules judge it at each unit; the trace keeps its last judgement. */
    private static final class Growing {
        final Line former;
        final List<Fact> because;
        Line now;

        @Nullable
        Judgement judgement;

        List<FiredRule> fired = List.of();

        Growing(Line former, List<Fact> because) {
            this.former = former;
            this.because = because;
            this.now = former;
        }
    }

    /**
     * @param left of the budget
     * @param kept the default orders that take part, in order
     */
    void buy(Budget budget, BigDecimal left, List<DefaultOrderReading> kept) {
        if (!limits.allows(Tally.Of.LEFTOVER, left, List.of(budget))) {
            return;
        }
        List<Growing> growing = growing(budget, kept);
        BigDecimal unspent = left;
        boolean grew = true;
        for (int round = 0; grew && round < ROUNDS_MAX; round++) {
            grew = false;
            for (Growing each : growing) {
                BigDecimal spent = grow(each, unspent);
                unspent = unspent.subtract(spent);
                grew |= spent.signum() > 0;
            }
        }
        for (Growing each : growing) {
            if (each.judgement != null) {
                session.record(each.fired);
                book.replace(each.now, each.judgement.line(each.because));
            }
        }
    }

    private List<Growing> growing(Budget budget, List<DefaultOrderReading> kept) {
        List<Growing> growing = new ArrayList<>();
        for (DefaultOrderReading reading : kept) {
            book.buy(reading.order().listing())
                    .filter(line -> desk.sizing(line).isWhole())
                    .ifPresent(line -> growing.add(new Growing(line, List.of(line, budget, reading))));
        }
        return growing;
    }

    /** Adds a unit if there is money for it and the rules allow it; returns what it took. */
    private BigDecimal grow(Growing each, BigDecimal left) {
        Sizing sizing = desk.sizing(each.now);
        BigDecimal units = each.now.estimatedUnits().add(BigDecimal.ONE);
        if (!sizing.adds(each.now.estimatedUnits(), BigDecimal.ONE, left)) {
            return BigDecimal.ZERO;
        }
        BigDecimal before = each.now.outlay();
        BigDecimal outlay = sizing.outlay(units);
        int recorded = session.recorded();
        Judgement judgement = desk.remake(each.now, each.former.request(outlay, each.because), units);
        List<FiredRule> fired = session.unrecord(recorded);
        if (!judgement.passed()) {
            return BigDecimal.ZERO;
        }
        each.judgement = judgement;
        each.fired = fired;
        // Until it grows no more, without the verdicts, which the trace may never see.
        OrderDraft draft = judgement.draft();
        Line made = book.buy(each.former.listing()).orElseThrow();
        each.now = Line.of(draft, each.because);
        book.replace(made, each.now);
        return outlay.subtract(before);
    }
}

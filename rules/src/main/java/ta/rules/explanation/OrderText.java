package ta.rules.explanation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ta.rules.explanation.Explanation.Order;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.order.Line;
import ta.rules.order.OrderDraft;
import ta.rules.order.OrderRequest;
import ta.rules.order.Side;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.valuation.PriceBase;

/** An order in words: what to enter at the broker, how its amount was calculated, why it is placed, and its price. */
final class OrderText {

    private OrderText() {}

    static List<Order> all(ExplanationContext matter) {
        return matter.decision().lines().stream().map(line -> of(matter, line)).toList();
    }

    private static Order of(ExplanationContext matter, Line line) {
        return new Order(
                line,
                matter.grounds().because(sentence(matter.money(), line), line.clause(), line),
                Waterfall.of(matter, line),
                OrderReasons.of(matter, line),
                Evidence.of(line).first(PriceBase.class).map(base -> price(matter, base)));
    }

    /** {@code Buy 12 units of XWES, about £494.40.} */
    static String sentence(Money money, Line line) {
        boolean one = line.estimatedUnits().compareTo(BigDecimal.ONE) == 0;
        return verb(line.side()) + " " + Figures.plain(line.estimatedUnits()) + (one ? " unit" : " units") + " of "
                + line.listing().ticker() + ", about " + money.text(line.estimatedAmount()) + ".";
    }

    /**
     * {@code Buy WLDS for £12.00}, for an order that is not placed, or not yet.
     *
     * @param listing null if the sleeve has no tradable listing
     */
    static String asked(Money money, Side side, @Nullable ListingId listing, String sleeve, BigDecimal amount) {
        return verb(side) + " " + (listing == null ? sleeve : listing.ticker()) + " for " + money.text(amount);
    }

    static String asked(Money money, OrderDraft draft) {
        OrderRequest request = draft.request();
        return asked(money, request.side(), draft.listing(), request.sleeve(), request.amount());
    }

    static String verb(Side side) {
        return side == Side.BUY ? "Buy" : "Sell";
    }

    private static Explanation.Price price(ExplanationContext matter, PriceBase base) {
        Price price = base.price();
        String rate = Optional.ofNullable(base.rate())
                .map(used -> ", at " + Figures.plain(used.rate()) + " " + used.base() + "/" + used.quote())
                .orElse("");
        String sentence = "The price is " + Figures.plain(price.price()) + " " + price.quoteUnit() + rate + ": "
                + (price.kind() == PriceKind.CLOSE ? "the close" : "the intraday price") + " of " + price.asOf()
                + ", from " + price.source() + ".";
        List<Fact> facts = new ArrayList<>(List.of(base));
        facts.addAll(base.sources());
        return new Explanation.Price(
                base,
                Duration.between(price.asOf(), matter.snapshot().run().asOf()).toMinutes(),
                matter.grounds().because(sentence, null, facts));
    }
}

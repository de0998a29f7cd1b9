package ta.backoffice.runs;

import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.portfolio.Cash;
import ta.rules.portfolio.DrawdownIndex;
import ta.rules.portfolio.Holding;
import ta.rules.trace.Fact;

/** Names of raw facts, by which the rows that the loader read are matched to the facts in the trace. */
final class FactName {

    static final String CASH = "Cash";
    static final String DRAWDOWN = "DrawdownIndex";

    private FactName() {}

    static String price(Object listing, Object kind) {
        return "Price " + listing + " " + kind;
    }

    static String holding(Object listing) {
        return "Holding " + listing;
    }

    static String rate(String base, String quote) {
        return "FxRate " + base + " " + quote;
    }

    /** The name of a raw fact; empty if no row of the database is its origin. */
    static String of(Fact fact) {
        if (fact instanceof Price price) {
            return price(price.listing(), price.kind());
        }
        if (fact instanceof Holding holding) {
            return holding(holding.listing());
        }
        if (fact instanceof FxRate rate) {
            return rate(rate.base(), rate.quote());
        }
        if (fact instanceof Cash) {
            return CASH;
        }
        return fact instanceof DrawdownIndex ? DRAWDOWN : "";
    }
}

package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import ta.rules.order.Side;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/** What is bought once at the beginning: the targets and the cash park, as soon as all of them have a price. */
final class StartPurchase {

    private static final String REASON = "START";

    private final Policy policy;
    private final SimulationTerms terms;
    private final SimulatedMarket market;
    private final SimulatedBroker broker;
    private boolean pending;

    StartPurchase(Policy policy, SimulationTerms terms, SimulatedMarket market, SimulatedBroker broker) {
        this.policy = policy;
        this.terms = terms;
        this.market = market;
        this.broker = broker;
    }

    /** Begins; returns what has to be paid in for it. */
    BigDecimal begin() {
        BigDecimal amount = terms.startInvested().add(terms.startParked());
        pending = amount.signum() > 0;
        return amount;
    }

    /** Whether it waits for prices. */
    boolean isPending() {
        return pending;
    }

    /** Whether nothing of it is left to be carried out. */
    boolean isOver() {
        return !pending && !broker.isWaiting(REASON);
    }

    void order(LocalDate day, Instant at) {
        Map<ListingId, BigDecimal> amounts = amounts();
        Map<ListingId, BigDecimal> units = new LinkedHashMap<>();
        amounts.forEach((listing, amount) -> market.tradedClose(market.listing(listing), day, at)
                .ifPresent(price -> units.put(
                        listing,
                        amount.divide(price, policy.orderSizing(listing).decimals(), RoundingMode.DOWN))));
        if (units.size() == amounts.size()) {
            pending = false;
            units.forEach((listing, bought) -> broker.order(
                    day,
                    Side.BUY,
                    listing,
                    market.listing(listing).constituent().sleeve(),
                    null,
                    REASON,
                    bought));
        }
    }

    private Map<ListingId, BigDecimal> amounts() {
        Map<ListingId, BigDecimal> amounts = new LinkedHashMap<>();
        for (Policy.Sleeve sleeve : policy.sleeves()) {
            BigDecimal amount = terms.startInvested().multiply(sleeve.targetWeight());
            if (amount.signum() > 0) {
                amounts.put(listing(sleeve), amount);
            }
        }
        policy.cashPark()
                .filter(park -> terms.startParked().signum() > 0)
                .ifPresent(park -> amounts.put(park.listing(), terms.startParked()));
        return amounts;
    }

    private ListingId listing(Policy.Sleeve sleeve) {
        return policy.instruments().stream()
                .filter(instrument -> instrument.sleeve().equals(sleeve.code()))
                .map(Policy.Instrument::listing)
                .findFirst()
                .orElseThrow();
    }
}

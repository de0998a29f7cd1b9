package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;
import ta.database.Transaction;
import ta.rules.market.Price;

/**
 * Converts earlier prices for comparison with later ones: a price from before a split is converted to the units after
 * it. Stored prices do not change.
 */
public final class Restatement {

    /**
     * Sources that restate their own history after a split: what they report afterwards is in new units, whatever its
     * date.
     */
    private static final Set<String> RESTATING_SOURCES = Set.of("yahoo");

    private final CorporateActions actions;

    public Restatement(Transaction tx, UUID portfolioId) {
        this.actions = CorporateActions.load(tx, portfolioId);
    }

    /**
     * An earlier price, converted for a later session.
     *
     * @param price in the units of the later session
     * @param incomparable whether a corporate action happened in between that no ratio describes, such as a spin-off
     */
    public record Earlier(BigDecimal price, boolean incomparable) {}

    /**
     * @param zone of the venue; dates are in it
     */
    public Earlier earlier(UUID listing, SeriesPrice before, LocalDate session, ZoneId zone) {
        LocalDate day = before.asOf().atZone(zone).toLocalDate();
        return new Earlier(
                countedOn(listing, before, before.price(), session, zone),
                actions.between(listing, day, session).stream().anyMatch(CorporateAction::breaksPrices));
    }

    /**
     * An amount per unit as units are counted on a later day. A split on a day without a price changes what the last
     * price is worth.
     *
     * @param observed the price, or one of the same moment and source
     * @param zone of the venue; dates are in it
     */
    public BigDecimal countedOn(UUID listing, SeriesPrice observed, BigDecimal amount, LocalDate later, ZoneId zone) {
        LocalDate day = observed.asOf().atZone(zone).toLocalDate();
        LocalDate received = observed.receivedAt().atZone(zone).toLocalDate();
        BigDecimal counted = amount;
        for (CorporateAction action : actions.between(listing, day, later)) {
            boolean restated =
                    RESTATING_SOURCES.contains(observed.source()) && !received.isBefore(action.effectiveOn());
            if (action.split().isPresent() && !restated) {
                counted = action.split().get().price(counted);
            }
        }
        return counted;
    }

    /**
     * Whether a corporate action after a session explains that its close was changed: no ratio describes it, or its
     * ratio makes the new price of the old one, within a thousandth.
     *
     * @param until actions that take effect later do not count
     * @param zone of the venue; dates are in it
     */
    public boolean explains(UUID listing, SeriesPrice changed, Price.Quote before, LocalDate until, ZoneId zone) {
        LocalDate day = changed.asOf().atZone(zone).toLocalDate();
        return actions.between(listing, day, until).stream()
                .anyMatch(action -> action.split()
                        .map(ratio -> isNear(ratio.price(before.price()), changed.price()))
                        .orElse(action.breaksPrices()));
    }

    private static boolean isNear(BigDecimal expected, BigDecimal price) {
        return expected.subtract(price).abs().compareTo(price.movePointLeft(3)) <= 0;
    }

    /**
     * A price per unit as units were counted on {@code session}, the date of a session at or after the price's own.
     * EVEN18. A source that restates its history reports units of the day on which the price was received.
     *
     * @param zone of the venue; dates are in it
     */
    public BigDecimal asCountedThen(UUID listing, SeriesPrice price, LocalDate session, ZoneId zone) {
        LocalDate day = price.asOf().atZone(zone).toLocalDate();
        LocalDate received = price.receivedAt().atZone(zone).toLocalDate();
        boolean restates = RESTATING_SOURCES.contains(price.source()) && received.isAfter(day);
        LocalDate counted = restates ? received : day;
        BigDecimal then = price.price();
        for (CorporateAction action : actions.between(listing, session, counted)) {
            then = action.split().isPresent() ? action.split().get().priceBefore(then) : then;
        }
        for (CorporateAction action : actions.between(listing, counted, session)) {
            then = action.split().isPresent() ? action.split().get().price(then) : then;
        }
        return then;
    }
}

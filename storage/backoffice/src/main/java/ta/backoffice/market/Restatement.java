package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import ta.database.Transaction;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.CorporateActions;

/**
 * What earlier prices are beside later ones: a price from before a split is compared in the units of afterwards. Stored prices stay
 * as they are.
 */
public final class Restatement {

    /** They restate their own history after a split, so what they reported afterwards of the time before is in new units already. */
    private static final Set<String> RESTATING_SOURCES = Set.of("yahoo");

    private final CorporateActions actions;

    public Restatement(Transaction tx) {
        this.actions = CorporateActions.load(tx);
    }

    /**
     * An earlier price, as a later session has to see it.
     *
     * @param price in the later session's units
     * @param incomparable something happened in between of which no ratio is known
     */
    public record Earlier(BigDecimal price, boolean incomparable) {}

    /**
     * @param zone of the venue, whose dates these are
     */
    public Earlier earlier(UUID listing, SeriesPrice before, LocalDate session, ZoneId zone) {
        LocalDate day = before.asOf().atZone(zone).toLocalDate();
        LocalDate received = before.receivedAt().atZone(zone).toLocalDate();
        BigDecimal price = before.price();
        List<CorporateAction> since = actions.between(listing, day, session);
        for (CorporateAction action : since) {
            boolean restated = RESTATING_SOURCES.contains(before.source()) && !received.isBefore(action.effectiveOn());
            if (action.ratio().isPresent() && !restated) {
                price = action.ratio().get().price(price);
            }
        }
        return new Earlier(
                price, since.stream().anyMatch(action -> action.ratio().isEmpty()));
    }
}

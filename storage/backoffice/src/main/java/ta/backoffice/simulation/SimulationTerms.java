package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;

/**
 * How the owner and the broker of a simulation act. Amounts are in the policy's base currency.
 *
 * @param from the first day; the policy is in force from its beginning on
 * @param to the last day
 * @param contributionDay the day of the month, 1 to 28, on which the policy's contribution is paid in, and after whose
 *     close the monthly run takes place; where no venue trades, the next session
 * @param taxReliefPct what is added to each contribution, in percent of it
 * @param reliefDays how many days after the contribution
 * @param spreadPct between bid and ask, in percent of the price: a BUY pays half of it more, a SELL gets half of
 *     it less
 * @param startCash is paid in on the first day
 * @param startInvested is paid in on the first day and buys the targets once, at the first closes
 * @param startParked is paid in on the first day and buys the cash park once, likewise
 * @param acceptAfter in how many closes in a row a price that was held back is accepted: by then its owner has looked
 */
public record SimulationTerms(
        LocalDate from,
        LocalDate to,
        int contributionDay,
        BigDecimal taxReliefPct,
        int reliefDays,
        Fill fill,
        BigDecimal spreadPct,
        BigDecimal startCash,
        BigDecimal startInvested,
        BigDecimal startParked,
        int acceptAfter) {

    public static final int ACCEPT_AFTER = 5;

    /** At which price of the listing's next session an order is carried out. */
    public enum Fill {
        NEXT_CLOSE,
        NEXT_OPEN;

        /** The inverse of {@link #text}. */
        static Fill of(String text) {
            return valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
        }

        /** The word that a user types. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** The same terms over other days. */
    public SimulationTerms between(LocalDate first, LocalDate last) {
        return new SimulationTerms(
                first,
                last,
                contributionDay,
                taxReliefPct,
                reliefDays,
                fill,
                spreadPct,
                startCash,
                startInvested,
                startParked,
                acceptAfter);
    }
}

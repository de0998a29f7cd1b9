package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.portfolio.ListingId;

/**
 * An order that was carried out. Amounts are in the base currency.
 *
 * @param run the day of the run that asked for it; the first day for what the targets bought at the start
 * @param stage null for what the targets bought at the start
 * @param reason as on the line of the recommendation
 * @param units at most those of the line: what the cash did not pay for was not bought
 * @param amount the effect on cash, fees included
 * @param fees of the broker
 * @param spread what was paid more, or received less, than at the price of the history
 */
public record SimulatedFill(
        LocalDate run,
        Instant at,
        Side side,
        ListingId listing,
        String sleeve,
        @Nullable Stage stage,
        String reason,
        BigDecimal units,
        BigDecimal amount,
        BigDecimal fees,
        BigDecimal spread) {}

package ta.rules.valuation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Cash;
import ta.rules.portfolio.ListingId;

/**
 * What the portfolio is worth, in the base currency.
 *
 * @param prices by listing, for each listing that has a price, positive or not
 * @param positions by listing, for each holding with units
 * @param sleeveValues V of each of the policy's sleeves, in policy order
 * @param invested T, their sum
 * @param cashPark P, the value of the cash park's listing
 * @param unassigned the value of all other holdings
 */
public record Valuation(
        Cash cash,
        Map<ListingId, PriceBase> prices,
        Map<ListingId, Position> positions,
        Map<String, BigDecimal> sleeveValues,
        BigDecimal invested,
        BigDecimal cashPark,
        BigDecimal unassigned) {

    public static Valuation of(
            Policy policy, Cash cash, Map<ListingId, PriceBase> prices, Map<ListingId, Position> positions) {
        ListingId park = policy.cashPark().map(Policy.CashPark::listing).orElse(null);
        Map<String, BigDecimal> sleeves = new LinkedHashMap<>();
        policy.sleeves().forEach(sleeve -> sleeves.put(sleeve.code(), BigDecimal.ZERO));
        BigDecimal invested = BigDecimal.ZERO;
        BigDecimal cashPark = BigDecimal.ZERO;
        BigDecimal unassigned = BigDecimal.ZERO;
        for (Position position : positions.values()) {
            String sleeve = position.constituent().sleeve();
            if (position.constituent().listing().equals(park)) {
                cashPark = cashPark.add(position.value());
            } else if (sleeves.containsKey(sleeve)) {
                sleeves.merge(sleeve, position.value(), BigDecimal::add);
                invested = invested.add(position.value());
            } else {
                unassigned = unassigned.add(position.value());
            }
        }
        return new Valuation(cash, prices, positions, sleeves, invested, cashPark, unassigned);
    }

    /** The positions that make up a sleeve's V, in the order of the constituents. */
    public List<Position> positionsOf(String sleeve, @Nullable ListingId park) {
        List<Position> found = new ArrayList<>();
        for (Position position : positions.values()) {
            if (position.constituent().sleeve().equals(sleeve)
                    && !position.constituent().listing().equals(park)) {
                found.add(position);
            }
        }
        return found;
    }

    /** The positions of a sleeve, the largest value first, equal ones in the order of the constituents. */
    public List<Position> largestFirst(String sleeve, @Nullable ListingId park) {
        return positionsOf(sleeve, park).stream()
                .sorted(Comparator.comparing(Position::value).reversed())
                .toList();
    }
}

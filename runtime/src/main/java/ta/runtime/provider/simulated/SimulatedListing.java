package ta.runtime.provider.simulated;

import java.util.Optional;
import java.util.stream.Stream;
import ta.rules.portfolio.ListingId;

/**
 * The listings of the shipped policy: how they move in the simulated market, and the sample's opening units of each.
 */
public enum SimulatedListing {
    CORE("VWRP", 11234, 0.08, 1.0, 0.002, 40),
    SEMIS("SEMI", 1652, 0.15, 1.4, 0.005, 1130),
    ENERGY("XWES", 4120, 0.05, 0.6, 0.005, 88),
    HEALTHCARE("XWHS", 4688, 0.05, 0.6, 0.003, 62),
    SMALL_CAP("WLDS", 612, 0.06, 1.0, 0.0025, 70),
    SHORT_GILTS("IGL5", 1044, 0.035, 0.0, 0.0006, 150),
    CASH_PARK("CSH2", 11905, 0.043, 0.0, 0.00001, 134);

    private final String ticker;
    private final double pence;
    private final double yearly;
    private final double beta;
    private final double daily;
    private final int openingUnits;

    /**
     * @param pence the level; for it and the next three see {@link RandomWalk}
     * @param openingUnits units in the sample's opening transfer
     */
    SimulatedListing(String ticker, double pence, double yearly, double beta, double daily, int openingUnits) {
        this.ticker = ticker;
        this.pence = pence;
        this.yearly = yearly;
        this.beta = beta;
        this.daily = daily;
        this.openingUnits = openingUnits;
    }

    public static Optional<SimulatedListing> of(ListingId listing) {
        return Stream.of(values()).filter(one -> one.listing().equals(listing)).findFirst();
    }

    public ListingId listing() {
        return ListingId.of("XLON", ticker);
    }

    String ticker() {
        return ticker;
    }

    RandomWalk walk() {
        return new RandomWalk(ticker, pence, yearly, beta, daily);
    }

    public int openingUnits() {
        return openingUnits;
    }
}

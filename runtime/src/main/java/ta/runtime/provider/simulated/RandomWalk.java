package ta.runtime.provider.simulated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import ta.rules.portfolio.ListingId;

/**
 * The price of one listing: a random walk that depends only on the listing's name and the session's distance from the
 * anchor.
 *
 * @param name the seed
 * @param level the close at the anchor
 * @param yearly drift per year, of the price's logarithm
 * @param beta how strongly it follows the world factor
 * @param daily standard deviation of its own daily change, of the price's logarithm
 */
record RandomWalk(String name, double level, double yearly, double beta, double daily) {

    private static final double SESSIONS_A_YEAR = 252;
    private static final double WORLD_DAILY = 0.004;

    /** The number of sessions up to the anchor in which the world falls, so that there is a drawdown to see. */
    private static final int FALL_SESSIONS = 24;

    private static final double FALL_DAILY = 0.002;

    /** The sessions before the anchor in which the short gilts do not move: one more than the policy's check allows. */
    private static final int STILL_FROM = -120;

    private static final int STILL_UP_TO = STILL_FROM + 11;

    /** The walk of a listing outside the sample: an ordinary fund, between 10 and 100 in its quote unit. */
    static RandomWalk of(ListingId listing) {
        double level = 10 * StrictMath.pow(10, new Random(seed(listing.text(), 0)).nextDouble());
        return new RandomWalk(listing.text(), level, 0.05, 1.0, 0.004);
    }

    /**
     * The price, to two decimals.
     *
     * @param logarithm of the price divided by {@link #level}
     */
    BigDecimal price(double logarithm) {
        return BigDecimal.valueOf(level * StrictMath.exp(logarithm)).setScale(2, RoundingMode.HALF_EVEN);
    }

    /**
     * The change of the price's logarithm in a session.
     *
     * @param index 0 is the anchor, -1 the session before it
     */
    double change(int index) {
        if (name.equals(SimulatedListing.SHORT_GILTS.ticker()) && index > STILL_FROM && index <= STILL_UP_TO) {
            return 0;
        }
        boolean falls = index <= 0 && index > -FALL_SESSIONS;
        double world = WORLD_DAILY * gaussian("world", index) * (falls ? 0.5 : 1) - (falls ? FALL_DAILY : 0);
        return yearly / SESSIONS_A_YEAR + beta * world + daily * gaussian(name, index);
    }

    private static double gaussian(String name, int index) {
        return new Random(seed(name, index)).nextGaussian();
    }

    /**
     * Uses the name's hash, which the Java language defines, and mixes it, because similar seeds give similar first
     * numbers.
     */
    private static long seed(String name, int index) {
        long seed = (name.hashCode() * 31L + index) * 0x9E3779B97F4A7C15L;
        return seed ^ (seed >>> 29);
    }
}

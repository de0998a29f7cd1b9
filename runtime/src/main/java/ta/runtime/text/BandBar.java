package ta.runtime.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A sleeve's drift as a bar: the target a tick in the middle, its band shaded around it, a block where the sleeve
 * stands. The band is always as wide, whatever its points, so that "out of band" is seen before it is read.
 */
final class BandBar {

    private static final int BAND_CELLS = 4;
    private static final int REACH = 8;

    private BandBar() {}

    static String of(BigDecimal driftPp, BigDecimal bandPp) {
        int at = cell(driftPp, bandPp);
        StringBuilder bar = new StringBuilder();
        for (int cell = -REACH; cell <= REACH; cell++) {
            if (cell == at) {
                bar.append('█');
            } else if (cell == 0) {
                bar.append('│');
            } else {
                bar.append(Math.abs(cell) <= BAND_CELLS ? '░' : ' ');
            }
        }
        return "▕" + bar + "▏";
    }

    /** Within the band never shown outside of it, and outside never within; beyond the bar at its end. */
    private static int cell(BigDecimal driftPp, BigDecimal bandPp) {
        boolean outside = driftPp.abs().compareTo(bandPp) > 0;
        int distance = REACH;
        if (bandPp.signum() > 0) {
            distance = driftPp.abs()
                    .multiply(BigDecimal.valueOf(BAND_CELLS))
                    .divide(bandPp, 0, RoundingMode.DOWN)
                    .min(BigDecimal.valueOf(REACH))
                    .intValue();
        }
        int cells = outside ? Math.max(BAND_CELLS + 1, distance) : Math.min(BAND_CELLS, distance);
        return driftPp.signum() * cells;
    }
}

package ta.runtime.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A sleeve's drift as a bar: the target is a tick in the middle, its band is shaded around it, and a block shows where
 * the sleeve is. The band has the same width whatever its points, so that "out of band" is visible at a glance.
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

    /**
     * The cell of the block. A drift within the band is never shown outside of it, nor the reverse; a drift beyond the
     * bar is shown at its end.
     */
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

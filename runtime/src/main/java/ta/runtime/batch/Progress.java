package ta.runtime.batch;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar, shown only on a terminal and only for work that takes longer than two seconds. */
public final class Progress implements AutoCloseable {

    /** Set by the launcher, as Java cannot tell whether standard error is a terminal. */
    private static final boolean TERMINAL = Boolean.getBoolean("ta.stderr.terminal");

    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private final String name;
    private final long size;
    private final String unit;
    private final long unitSize;
    private final long start = System.nanoTime();
    private @Nullable ProgressBar bar;

    /**
     * @param name of the command
     * @param size of the work, or -1 when it is not known
     * @param unit in which it is shown, with a blank before it
     * @param unitSize how much of the work is one unit
     */
    public Progress(String name, long size, String unit, long unitSize) {
        this.name = name;
        this.size = size;
        this.unit = unit;
        this.unitSize = unitSize;
    }

    /** So much of the work is done. */
    public synchronized void at(long done) {
        if (bar == null && TERMINAL && size > 0 && System.nanoTime() - start > PATIENCE_NANOS) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(size)
                    .setUnit(unit, unitSize)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        if (bar != null) {
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

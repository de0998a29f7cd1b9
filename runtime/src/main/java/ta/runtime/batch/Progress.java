package ta.runtime.batch;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar, shown only on a terminal and only for a batch that takes longer than two seconds. */
final class Progress implements AutoCloseable {

    /** Set by the launcher, as Java cannot tell whether standard error is a terminal. */
    private static final boolean TERMINAL = Boolean.getBoolean("ta.stderr.terminal");

    private static final long PATIENCE_NANOS = 2_000_000_000L;
    private static final int KIBIBYTE = 1024;

    private final String name;
    private final long size;
    private final long start = System.nanoTime();
    private @Nullable ProgressBar bar;

    /**
     * @param name of the command
     * @param size of the input in bytes, or -1 when it is not known
     */
    Progress(String name, long size) {
        this.name = name;
        this.size = size;
    }

    void at(long bytes) {
        if (bar == null && TERMINAL && size > 0 && System.nanoTime() - start > PATIENCE_NANOS) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(size)
                    .setUnit(" KiB", KIBIBYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        if (bar != null) {
            bar.stepTo(bytes);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

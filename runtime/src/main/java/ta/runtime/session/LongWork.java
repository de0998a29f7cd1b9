package ta.runtime.session;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for work that takes long enough to wonder, on a terminal, and only there. */
public final class LongWork implements AutoCloseable {

    /** Set by the launcher, for Java cannot ask. */
    private static final boolean TERMINAL = Boolean.getBoolean("ta.stderr.terminal");

    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final String name;
    private final long start = System.nanoTime();
    private ProgressBar bar;

    private LongWork(String name) {
        this.name = name;
    }

    public static LongWork on(String name) {
        return new LongWork(name);
    }

    /** One more step is done, or begins; nobody knows how many there will be. */
    public void step(String what) {
        if (bar == null && TERMINAL && System.nanoTime() - start > PATIENCE_NANOS) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(what);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}

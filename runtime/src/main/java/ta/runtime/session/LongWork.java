package ta.runtime.session;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar, shown only on a terminal and only for work that takes longer than a second. It shows the current step
 * and how long the work has taken.
 */
public final class LongWork implements AutoCloseable {

    /** Set by the launcher, as Java cannot tell whether standard error is a terminal. */
    private static final boolean TERMINAL = Boolean.getBoolean("ta.stderr.terminal");

    private static final long PATIENCE_MILLIS = 1_000L;

    private final String name;
    private final PrintWriter err;
    private final Timer patience = new Timer("progress", true);
    private @Nullable ProgressBar bar;
    private String current = "";
    private boolean ended;

    private LongWork(String name, PrintWriter err) {
        this.name = name;
        this.err = err;
    }

    static LongWork on(String name, PrintWriter err) {
        LongWork work = new LongWork(name, err);
        if (TERMINAL) {
            work.patience.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            work.show();
                        }
                    },
                    PATIENCE_MILLIS);
        }
        return work;
    }

    /** Shows the next step. The number of steps is unknown. */
    public synchronized void step(String what) {
        current = what;
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(what);
        }
    }

    /** Shows how much there is to do, for example "12,345 prices". */
    public void step(int count, String things) {
        step(String.format(Locale.ROOT, "%,d %s", count, things));
    }

    /** Prints lines that stay, and ends the bar. */
    public synchronized void say(String lines) {
        end();
        err.print(lines);
        err.flush();
    }

    private synchronized void show() {
        if (!ended) {
            bar = new ProgressBarBuilder()
                    .setTaskName(name)
                    .setInitialMax(-1)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
            bar.setExtraMessage(current);
        }
    }

    /** Ends the bar, so that later output has the terminal to itself. */
    synchronized void end() {
        ended = true;
        patience.cancel();
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        end();
    }
}

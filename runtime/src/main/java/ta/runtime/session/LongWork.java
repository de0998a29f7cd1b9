package ta.runtime.session;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar for work that takes long enough to wonder, on a terminal, and only there: it shows what is being done, and for how long. */
public final class LongWork implements AutoCloseable {

    /** Set by the launcher, for Java cannot ask. */
    private static final boolean TERMINAL = Boolean.getBoolean("ta.stderr.terminal");

    private static final long PATIENCE_MILLIS = 1_000L;

    private final String name;
    private final PrintWriter err;
    private final Timer patience = new Timer("progress", true);
    private ProgressBar bar;
    private String now = "";
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

    /** One more step is done, or begins; nobody knows how many there will be. */
    public synchronized void step(String what) {
        now = what;
        if (bar != null) {
            bar.step();
            bar.setExtraMessage(what);
        }
    }

    /** As "12,345 prices": how much there is to do. */
    public void step(int count, String things) {
        step(String.format(Locale.ROOT, "%,d %s", count, things));
    }

    /** Says something that stays; the bar makes room for it, for good. */
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
            bar.setExtraMessage(now);
        }
    }

    /** What follows has the terminal to itself. */
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

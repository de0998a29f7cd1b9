package ta.runtime.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import ta.database.StorageException;
import ta.runtime.serve.Service;
import ta.runtime.serve.StopSignal;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Serves a sample portfolio with simulated prices, until Ctrl-C; nothing has to be configured.",
            "Started again, it continues where it stopped. Its data is apart from yours. TA_DEMO_PASSWORD sets the"
                    + " password."
        })
public final class DemoCommand implements Callable<Integer> {

    private static final int MONTHS_SHOWN = 6;

    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "port to listen on, on this machine only; default: 8080")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".ta/demo",
            description = "folder for its data; default: .ta/demo")
    private Path data;

    @Option(names = "--fresh", description = "start from scratch; existing data is moved aside, not deleted")
    private boolean fresh;

    public DemoCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > 65_535) {
            throw Refusal.unusable("ERROR --port is " + port + "\nMaybe use a number from 1 to 65535.");
        }
        Clock clock = Clock.systemUTC();
        DemoFolder folder = new DemoFolder(environment.directory().resolve(data));
        try (StopSignal stop = new StopSignal()) {
            if (fresh) {
                folder.moveAside(clock.instant())
                        .ifPresent(aside -> say("The previous data is kept in " + aside + "."));
            }
            if (folder.sample().isEmpty()) {
                say("Creating a sample portfolio with three years of simulated prices; this is done once and takes"
                        + " some seconds …");
            }
            try (Demo demo = Demo.start(
                    folder,
                    port,
                    clock,
                    environment,
                    steps(stop, folder.sample().isEmpty()))) {
                greet(demo, folder);
                stop.await();
            }
            say("Stopped.");
        } catch (CancellationException e) {
            say("Stopped. The sample was not finished; the next start creates it again.");
        } catch (StorageException e) {
            throw Service.refusal(e);
        }
        return ExitCode.OK;
    }

    /** Shows how far the making of the sample is: at first the database has started, then month follows month. */
    private Runnable steps(StopSignal stop, boolean making) {
        AtomicInteger months = new AtomicInteger(-1);
        return () -> {
            throwIfStopped(stop);
            int done = months.getAndIncrement();
            if (making && done < 0) {
                say("  The database is running.");
            } else if (making && done % MONTHS_SHOWN == 0) {
                say("  " + done + " of " + SampleMonths.MONTHS + " months");
            }
        };
    }

    private static void throwIfStopped(StopSignal stop) {
        if (stop.heard()) {
            throw new CancellationException();
        }
    }

    private void greet(Demo demo, DemoFolder folder) {
        say("");
        say("The demo serves " + Sample.NAME + ".");
        say("  Open      " + demo.address());
        say("  E-mail    " + Sample.EMAIL);
        say("  Password  " + demo.password().orElse("the one that you chose"));
        say("");
        say("All prices are simulated. The data is in " + folder.home() + ".");
        say("Its policy is a file in " + folder.policies() + "; a saved change takes effect at once.");
        say("Stop with Ctrl-C. The next start continues from here; with --fresh it starts from scratch.");
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}

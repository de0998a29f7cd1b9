package ta.trials.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ta.database.Actor;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.Role;
import ta.trials.load.Books.Book;

/**
 * Measures reads, appends and polls, the same work without the service, and the effect of three times the load; then
 * verifies the books.
 */
@Command(name = "ApiLoad", mixinStandardHelpOptions = true, sortOptions = false)
public final class ApiLoad implements Callable<Integer> {

    private static final int BOOKS = 50;
    private static final int TOKENS = 40;
    private static final int TABS = 1_000;
    private static final Duration TAB_EVERY = Duration.ofSeconds(10);
    private static final int TAB_CLIENTS = 4;
    private static final int TIMES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<Integer> TAKEN_OR_REFUSED = Set.of(200, 201, 429, 503);

    @Option(names = "--seconds", description = "seconds for which each load is measured", defaultValue = "10")
    private int seconds;

    @Option(names = "--warm-up", description = "seconds before that", defaultValue = "5")
    private int warmUp;

    @Option(names = "--start", description = "seconds for a service that has just started", defaultValue = "30")
    private int start;

    @Option(names = "--clients", description = "number of concurrent clients", defaultValue = "16")
    private int clients;

    @Option(names = "--rounds", description = "how often each load is measured", defaultValue = "1")
    private int rounds;

    @Option(names = "--home", description = "folder of the database server", defaultValue = "target/load")
    private Path home;

    @Option(names = "--service", description = "an option for the service's JVM")
    private List<String> service = List.of();

    @Option(names = "--no-raw", description = "skip the measurements without the service")
    private boolean noRaw;

    @Option(names = "--no-overload", description = "skip three times the load")
    private boolean noOverload;

    private final List<String> faults = new ArrayList<>();
    private final Map<String, Double> best = new HashMap<>();
    private Load load;

    public static void main(String[] args) {
        System.exit(new CommandLine(new ApiLoad()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        try (LoadServer server = LoadServer.start(home);
                Database app = Database.open(server.config(), Role.APP);
                Database worker = Database.open(server.config(), Role.WORKER)) {
            List<Book> books = Books.open(app, worker, BOOKS, TOKENS);
            server.serve(service);
            load = new Load(server.machine());
            Requests requests = new Requests(server.port(), books);
            System.out.println(Measured.head());
            measure("reads, just started", clients, requests::reads, Duration.ZERO, Duration.ofSeconds(start));
            measure("appends, just started", clients, requests::appends, Duration.ZERO, Duration.ofSeconds(start));
            for (int round = 0; round < rounds; round++) {
                service(requests);
            }
            if (!noOverload) {
                overload("reads", requests, requests::reads);
                overload("appends", requests, requests::appends);
            }
            checkBooks(server, requests);
            // Last, because the bare inserts write events that are bound to no rows, which verify would report.
            if (!noRaw) {
                raw(new Raw(server.config(), app, books), server.config().connections());
            }
        }
        faults.forEach(fault -> System.out.println("FAULT " + fault));
        return faults.isEmpty() ? 0 : 1;
    }

    private void service(Requests requests) {
        best("reads", requireSuccess(measure("reads", clients, requests::reads)));
        best("appends", requireSuccess(measure("appends", clients, requests::appends)));
        best(
                "appends, one portfolio",
                requireSuccess(measure("appends, one portfolio", clients, requests::appendsToOne)));
        requireSuccess(measure(
                TABS + " tabs, each every " + TAB_EVERY.toSeconds() + " s",
                TAB_CLIENTS,
                number -> requests.tabs(number, TABS / TAB_CLIENTS, TAB_EVERY)));
        requireSuccess(
                measure("polls without a pause", clients, number -> requests.tabs(number, BOOKS, Duration.ZERO)));
    }

    private void raw(Raw raw, int connections) {
        ratio("reads", measure("reads, storage directly", connections, raw::reads));
        ratio("reads", measure("reads, statements alone", connections, raw.statementsOfReads()));
        ratio("appends", measure("appends, storage directly", connections, raw::appends));
        ratio("appends", measure("appends, inserts alone", connections, raw::insertsIntoAny));
        ratio("appends, one portfolio", measure("appends, one, storage directly", connections, raw::appendsToOne));
        ratio("appends, one portfolio", measure("appends, one, inserts alone", connections, raw::insertsIntoOne));
    }

    private Measured measure(String name, int count, IntFunction<? extends Load.Client> each) {
        return measure(name, count, each, Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds));
    }

    private Measured measure(
            String name, int count, IntFunction<? extends Load.Client> each, Duration warming, Duration length) {
        return shown(load.run(name, count, warming, length, each));
    }

    private static Measured shown(Measured measured) {
        System.out.println(measured.row());
        return measured;
    }

    /** With as many clients as the service accepts, no request may be refused. */
    private Measured requireSuccess(Measured measured) {
        if (measured.samples().stream().anyMatch(sample -> !sample.succeeded())) {
            faults.add(measured.name() + ": " + measured.statuses());
        }
        return measured;
    }

    private void best(String of, Measured measured) {
        best.merge(of, measured.rate(), Math::max);
    }

    private void ratio(String of, Measured raw) {
        System.out.printf(Locale.ROOT, "%34s the service does %.0f%% of it%n", "", 100 * best.get(of) / raw.rate());
    }

    /** Measures before, with three times as many clients, and after; meanwhile the health check must respond. */
    private void overload(String of, Requests requests, IntFunction<? extends Load.Client> each) {
        Measured before = requireSuccess(measure(of + ", before", clients, each));
        CompletableFuture<Measured> health = CompletableFuture.supplyAsync(() -> load.run(
                "  /healthz meanwhile",
                1,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                number -> requests.health()));
        Measured during = measure(of + ", " + TIMES + " times", TIMES * clients, each);
        Measured after = measure(of + ", after", clients, each, Duration.ZERO, PATIENCE.multipliedBy(2));
        Measured life = requireSuccess(shown(health.join()));
        Set<Integer> odd = new TreeSet<>(during.statuses().keySet());
        odd.removeAll(TAKEN_OR_REFUSED);
        if (!odd.isEmpty()) {
            faults.add(during.name() + ": responses of " + odd);
        }
        if (life.samples().isEmpty()) {
            faults.add(during.name() + ": no sign of life");
        }
        int normal = after.normalFrom(2 * before.quantile(0.99));
        System.out.println(
                normal < 0
                        ? "  not normal within " + after.length().toSeconds() + " s"
                        : "  normal from second " + normal + " on: all succeed, p99 at most twice that before");
        if (normal < 0 || normal > PATIENCE.toSeconds()) {
            faults.add(of + ": no normal service within " + PATIENCE.toSeconds() + " s after " + TIMES
                    + " times the load");
        }
    }

    /** Everything that was acknowledged is recorded once, and {@code ta verify} finds no fault. */
    private void checkBooks(LoadServer server, Requests requests) throws Exception {
        Map<String, Integer> found = new HashMap<>();
        DatabaseConfig config = server.config();
        try (Database reader = Database.open(config, Role.READONLY)) {
            reader.read(Actor.system("load"), tx -> {
                tx.sql()
                        .resultQuery(
                                "select portfolio_id::text || ' ' || note as entry from ta.ledger_entries where note"
                                        + " <> ''")
                        .fetch("entry", String.class)
                        .forEach(entry -> found.merge(entry, 1, Integer::sum));
                return found.size();
            });
        }
        long lost = requests.acknowledged().entrySet().stream()
                .filter(entry -> !found.containsKey(entry.getValue() + " " + entry.getKey()))
                .count();
        long twice = found.values().stream().filter(count -> count > 1).count();
        System.out.printf(
                Locale.ROOT,
                "%d appends acknowledged, %d entries of theirs; lost %d, twice %d%n",
                requests.acknowledged().size(),
                found.values().stream().mapToInt(count -> count).sum(),
                lost,
                twice);
        if (lost + twice > 0) {
            faults.add(lost + " appends lost, " + twice + " applied twice");
        }
        if (!server.verify()) {
            faults.add("verify found faults");
        }
    }
}

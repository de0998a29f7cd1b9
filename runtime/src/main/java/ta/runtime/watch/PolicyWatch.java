package ta.runtime.watch;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.TakePolicyFile;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/**
 * Polls {@code TA_POLICY_DIR/<portfolio's id>/} every half second for a saved {@code manifesto_policy.json}. Any number
 * of processes may watch one folder: the database ensures that the same text is taken only once.
 */
public final class PolicyWatch implements AutoCloseable {

    /** The variable for the folder that contains a folder for each portfolio. If it is unset, nothing is watched. */
    public static final String FOLDER = "TA_POLICY_DIR";

    /** The variable that says whether a file without errors is approved at once. */
    public static final String APPROVE = "TA_AUTO_APPROVE";

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);
    private static final String ACTOR = "policy file";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UNREADABLE = "The program cannot read the policy file.\n"
            + "Maybe allow it to read the portfolio's folder and the files in it.";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path root;
    private final boolean approve;
    private final TakePolicyFile take;
    private final Clock clock;
    private final Map<UUID, WatchedFile> files = new TreeMap<>();
    private final Set<String> ignored = new HashSet<>();

    /** The last reported failure of each portfolio whose last look failed. */
    private final Map<UUID, String> failures = new HashMap<>();

    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "policy-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Future<?> looking;
    private boolean outage;

    private PolicyWatch(Path root, boolean approve, Database database, Clock clock) {
        this.root = root;
        this.approve = approve;
        this.take = new TakePolicyFile(database);
        this.clock = clock;
        this.looking = looks.scheduleWithFixedDelay(this::look, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Starts to watch the folder that the environment names; empty if it names none.
     *
     * @param database opened as {@code Role.WORKER}; not closed by this
     * @throws Refusal if the folder does not exist, or a setting is invalid
     */
    public static Optional<PolicyWatch> start(Environment environment, Database database) {
        boolean approve = switch (environment.get(APPROVE).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Refusal.unusable("ERROR " + APPROVE
                        + " is neither true nor false\nMaybe unset it; then you approve each version yourself.");
        };
        return environment.path(FOLDER).map(root -> {
            if (!Files.isDirectory(root)) {
                throw Refusal.unusable("ERROR " + FOLDER + " names " + root
                        + ", which is not a folder\n"
                        + "Maybe create it, and in it a folder for each portfolio, named by its id.");
            }
            return new PolicyWatch(root, approve, database, Clock.systemUTC());
        });
    }

    /** The folder of one portfolio. */
    public static Path folder(Path root, UUID portfolio) {
        return root.resolve(portfolio.toString());
    }

    private void look() {
        try {
            for (UUID portfolio : portfolios()) {
                look(
                        portfolio,
                        files.computeIfAbsent(portfolio, id -> new WatchedFile(folder(root, id), QUIET, PATIENCE)));
            }
            if (outage) {
                outage = false;
                LOG.warn("{} is watched again", root);
            }
        } catch (IOException | StorageException.Unavailable e) {
            if (!outage) {
                outage = true;
                LOG.warn("policy files wait: {}", e.getMessage());
            }
        } catch (RuntimeException | Error e) {
            // An exception would silently end the watch.
            LOG.error("a defect in the watch of {}", root, e);
        }
    }

    private void look(UUID portfolio, WatchedFile file) {
        Actor actor = Actor.worker(ACTOR, portfolio);
        try {
            try {
                Optional<PolicyFile> changed = file.changed(clock.instant());
                if (changed.isPresent()) {
                    var taken = take.take(actor, portfolio, changed.get(), approve);
                    LOG.info("the policy file of {}: {}", portfolio, taken);
                }
                failures.remove(portfolio);
            } catch (StorageException.Unavailable e) {
                throw e;
            } catch (IOException | StorageException e) {
                refuse(actor, portfolio, e);
            }
        } catch (StorageException.Unavailable e) {
            file.retry();
            throw e;
        }
    }

    /** Reports a failure once, as a folder that cannot be read fails at each look. */
    private void refuse(Actor actor, UUID portfolio, Exception why) {
        if (why.toString().equals(failures.get(portfolio))) {
            return;
        }
        try {
            take.refuse(
                    actor,
                    portfolio,
                    why instanceof FileSystemException ? UNREADABLE : String.valueOf(why.getMessage()));
        } catch (StorageException.NotFound e) {
            LOG.debug("there is no portfolio {} to report its policy file to", portfolio);
        }
        failures.put(portfolio, why.toString());
        LOG.warn("the policy file of {} is ignored until it is saved again: {}", portfolio, why.toString());
    }

    private List<UUID> portfolios() throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(this::isPortfolio)
                    .map(path -> UUID.fromString(path.getFileName().toString()))
                    .toList();
        }
    }

    private boolean isPortfolio(Path path) {
        String name = path.getFileName().toString();
        boolean portfolio = ID.matcher(name).matches() && Files.isDirectory(path);
        if (!portfolio && !name.startsWith(".") && ignored.size() < 100 && ignored.add(name)) {
            LOG.warn("{} in {} is ignored, as it is not a folder named by the id of a portfolio", name, root);
        }
        return portfolio;
    }

    @Override
    public void close() {
        looking.cancel(false);
        looks.shutdown();
        try {
            if (!looks.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the watch of {} was stopped while it took a file; the next start takes it", root);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

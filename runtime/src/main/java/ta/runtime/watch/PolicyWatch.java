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
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Environment;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.TakePolicyFile;

/**
 * Looks every half second into {@code TA_POLICY_DIR/<portfolio's id>/} for a {@code manifesto_policy.json} that was saved. Any number
 * of processes may watch one folder: the database sees to it that the same text is taken once.
 */
public final class PolicyWatch implements AutoCloseable {

    /** The folder of folders; absent, nothing is watched. */
    public static final String FOLDER = "TA_POLICY_DIR";

    /** Whether a file without errors counts at once. */
    public static final String APPROVE = "TA_AUTO_APPROVE";

    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);
    private static final String ACTOR = "policy file";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String UNREADABLE =
            "The policy file cannot be read by the program.\nMaybe let it read the portfolio's folder and the files in it.";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path root;
    private final boolean approve;
    private final TakePolicyFile take;
    private final Clock clock;
    private final Map<UUID, WatchedFile> files = new TreeMap<>();
    private final Set<String> strangers = new HashSet<>();

    /** What was said last of those of which the last look failed. */
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
     * Starts to watch the folder that the environment names; none when it names none.
     *
     * @param database as {@link ta.database.Role#WORKER}; it stays open when this is closed
     * @throws Refusal when there is no such folder, or a setting is no word
     */
    public static Optional<PolicyWatch> start(Environment environment, Database database) {
        boolean approve = switch (environment.get(APPROVE).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw Refusal.unusable(
                        "ERROR " + APPROVE + " is neither true nor false\nMaybe leave it out: then you approve.");
        };
        return environment.path(FOLDER).map(root -> {
            if (!Files.isDirectory(root)) {
                throw Refusal.unusable("ERROR " + FOLDER + " names " + root
                        + ", which is no folder\nMaybe make it, and in it a folder named by the id of each portfolio.");
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
            // What is thrown here would end the watch without a word.
            LOG.error("a defect of the watch over {}", root, e);
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
            file.again();
            throw e;
        }
    }

    /** Says it once, though a folder that cannot be read fails at each look. */
    private void refuse(Actor actor, UUID portfolio, Exception why) {
        if (why.toString().equals(failures.get(portfolio))) {
            return;
        }
        try {
            take.refuse(actor, portfolio, why instanceof FileSystemException ? UNREADABLE : why.getMessage());
        } catch (StorageException.NotFound e) {
            LOG.debug("nobody can be told of the policy file of {}", portfolio);
        }
        failures.put(portfolio, why.toString());
        LOG.warn("the policy file of {} is left alone until it is saved again: {}", portfolio, why.toString());
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
        if (!portfolio && !name.startsWith(".") && strangers.size() < 100 && strangers.add(name)) {
            LOG.warn("{} in {} is left alone, as it is no folder that is called by the id of a portfolio", name, root);
        }
        return portfolio;
    }

    @Override
    public void close() {
        looking.cancel(false);
        looks.shutdown();
        try {
            if (!looks.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the watch over {} is left in the middle of a file, which is taken at the next start", root);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package ta.trials.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.trials.chaos.Households.Household;

/** Injects one fault after the other into an installation at work, and checks all invariants after each. */
public final class Chaos {

    private static final int HOUSEHOLDS = 10;
    private static final int WORKERS = 3;
    private static final int CUSTOMERS = 3;

    /** The sweepers give up jobs of unknown kinds once a minute. */
    private static final Duration BURIED = Duration.ofSeconds(90);

    private final Path home;
    private final long seed;
    private final int households;
    private final int workers;
    private final Violations violations = new Violations();
    private final Tally tally = new Tally();
    private final Promises promises = new Promises();

    private Chaos(Path home, long seed, int households, int workers) {
        this.home = home;
        this.seed = seed;
        this.households = households;
        this.workers = workers;
    }

    /** As {@code ./ta chaos} calls it: {@code --minutes N [--seed S] [--only FAULT,…] [--home DIR]}. */
    public static void main(String[] words) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            options.put(words[i], words[i + 1]);
        }
        long seed = Long.parseLong(options.getOrDefault("--seed", String.valueOf(System.nanoTime())));
        Set<Fault> faults = options.containsKey("--only")
                ? Stream.of(options.get("--only").split(","))
                        .map(Fault::valueOf)
                        .collect(Collectors.toSet())
                : EnumSet.allOf(Fault.class);
        Path home =
                options.containsKey("--home") ? Path.of(options.get("--home")) : Files.createTempDirectory("ta-chaos-");
        Duration length = Duration.ofMinutes(Long.parseLong(options.getOrDefault("--minutes", "10")));
        List<String> found = run(home, seed, HOUSEHOLDS, WORKERS, faults, length);
        System.exit(found.isEmpty() ? 0 : 1);
    }

    /**
     * Injects each fault once, then random ones until the time is over.
     *
     * @param home a fresh folder, whose files help to explain violations
     * @param households number of portfolios
     * @param workers number of worker processes
     * @return the violations
     */
    static List<String> run(Path home, long seed, int households, int workers, Set<Fault> faults, Duration length)
            throws Exception {
        return new Chaos(home, seed, households, workers).run(faults, length);
    }

    private List<String> run(Set<Fault> faults, Duration length) throws Exception {
        say("seed " + seed + ", folder " + home);
        long end = System.nanoTime() + length.toNanos();
        Random random = new Random(seed);
        try (Installation installation = new Installation(home, workers)) {
            Rows rows = new Rows(installation);
            Households opened = new Households(installation.app);
            List<Household> portfolios = opened.open(households);
            Timetable timetable = new Timetable(rows, portfolios);
            installation.start(Map.of("TA_SIMULATED_ANCHOR", opened.anchor().toString()));
            Caller caller = new Caller(installation.port, violations);
            try (Customers customers = new Customers(caller, portfolios, promises, violations, CUSTOMERS, seed)) {
                Scene scene = new Scene(
                        installation, rows, timetable, customers, caller, portfolios, opened, violations, random);
                Invariants invariants = new Invariants(scene, promises);
                List<Fault> order = new ArrayList<>(faults);
                Collections.sort(order);
                Collections.shuffle(order, random);
                // Its effect takes a minute, in which other faults can be injected.
                order.sort(Comparator.comparing(fault -> fault != Fault.UNKNOWN_KIND));
                for (Fault fault : order) {
                    round(scene, invariants, fault);
                }
                while (System.nanoTime() < end) {
                    round(scene, invariants, order.get(random.nextInt(order.size())));
                }
                conclude(scene, invariants);
            }
        } finally {
            System.out.print(tally.table());
        }
        say(promises.count() + " acknowledged changes; seed " + seed);
        violations.all().forEach(Chaos::say);
        say(violations.count() == 0 ? "No violation." : violations.count() + " violations; see " + home);
        return violations.all();
    }

    private void round(Scene scene, Invariants invariants, Fault fault) throws Exception {
        violations.during(fault.name());
        int violated = violations.count();
        Deaths before = scene.deaths();
        strike(scene, fault);
        scene.customers.pause();
        scene.timetable.pause();
        Duration recovery = new Quiet(scene.rows, violations).await();
        invariants.check();
        scene.timetable.resume();
        scene.customers.resume();
        tally.add(fault, scene.deaths().minus(before), violations.count() - violated, recovery);
        say(String.format(
                Locale.ROOT,
                "%-22s recovered in %.1f s, %d acknowledged, %d violations",
                fault,
                recovery.toMillis() / 1000.0,
                promises.count(),
                violations.count()));
    }

    /** A fault that cannot be healed is a violation, too. The run continues with what can be started. */
    private void strike(Scene scene, Fault fault) throws Exception {
        try {
            fault.strike(scene);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            violations.add("was not healed: " + e);
            scene.installation.toDatabase.heal();
            scene.installation.toRedis.heal();
            scene.installation.start(scene.installation.members().stream()
                    .filter(member -> !member.isAlive())
                    .toList());
        }
    }

    /**
     * At the end nothing waits for a retry, jobs that must fail are dead letters, and all decisions can be repeated.
     */
    private void conclude(Scene scene, Invariants invariants) throws Exception {
        violations.during("the end");
        scene.customers.pause();
        scene.timetable.pause();
        new Quiet(scene.rows, violations).awaitAll();
        invariants.checkDoomed(BURIED);
        invariants.check();
        if (!scene.installation.verify()) {
            violations.add("ta verify found faults; see " + home.resolve("verify.log"));
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}

package ta.trials.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The processor time of each part. Time that none of them used belongs to other programs, which disturb the
 * measurement.
 */
final class Machine {

    private static final double NANOS = 1e9;
    private static final double TICKS = 100;

    private final List<ProcessHandle> services;
    private final Path postgres;
    private final Map<Long, Double> ofDatabase = new ConcurrentHashMap<>();

    /**
     * @param postgres the folder of its programs
     */
    Machine(List<ProcessHandle> services, Path postgres) {
        this.services = List.copyOf(services);
        this.postgres = postgres;
    }

    /** Seconds of processor time, since some time. */
    record Used(double at, double service, double database, double client, double all) {

        /** The shares of one processor since {@code before}. */
        String since(Used before) {
            double seconds = at - before.at;
            double others = all
                    - before.all
                    - (service - before.service)
                    - (database - before.database)
                    - (client - before.client);
            return String.format(
                    Locale.ROOT,
                    "service %3.0f%%, database %3.0f%%, client %3.0f%%, others %3.0f%%",
                    100 * (service - before.service) / seconds,
                    100 * (database - before.database) / seconds,
                    100 * (client - before.client) / seconds,
                    100 * Math.max(0, others) / seconds);
        }
    }

    Used used() {
        return new Used(System.nanoTime() / NANOS, services(), database(), seconds(ProcessHandle.current()), all());
    }

    /** Includes processes that have ended: each connection has a process of its own. */
    private double database() {
        ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.startsWith(postgres.toString()))
                        .isPresent())
                .forEach(process -> ofDatabase.merge(process.pid(), seconds(process), Math::max));
        return ofDatabase.values().stream().mapToDouble(used -> used).sum();
    }

    private double services() {
        return services.stream().mapToDouble(Machine::seconds).sum();
    }

    /** The resident memory of a process in MB; 0 without Linux's {@code /proc}. */
    static long residentMegabytes(ProcessHandle process) {
        Path file = Path.of("/proc", String.valueOf(process.pid()), "status");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
    }

    /** The processor time of all processes of the machine; 0 without Linux's {@code /proc}. */
    private static double all() {
        Path file = Path.of("/proc/stat");
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            String[] words = lines.findFirst().orElseThrow().trim().split(" +");
            // user, nice, system, then idle and waiting, then interrupts
            return Stream.of(1, 2, 3, 6, 7)
                            .mapToLong(i -> Long.parseLong(words[i]))
                            .sum()
                    / TICKS;
        } catch (IOException e) {
            return 0;
        }
    }
}

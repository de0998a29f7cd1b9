package ta.trials.load;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.postgresql.PGConnection;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ta.backoffice.market.IngestPrices;
import ta.backoffice.market.Ingested;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RegisterListings;
import ta.database.Actor;
import ta.database.Database;
import ta.database.DatabaseConfig;
import ta.database.Ids;
import ta.database.Role;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;

/**
 * Measures how fast a long history is imported, beside the database's own COPY of the same rows into the same table, by
 * the same role, each in one transaction on a fresh database; then the same delivery again, which has nothing new.
 */
@Command(name = "PriceLoad", mixinStandardHelpOptions = true, sortOptions = false)
public final class PriceLoad implements Callable<Integer> {

    private static final Actor ACTOR = Actor.system("load");
    private static final Instant FIRST = Instant.parse("1990-01-02T16:30:00Z");

    @Option(names = "--points", description = "number of prices", defaultValue = "1000000")
    private int points;

    @Option(names = "--listings", description = "number of listings", defaultValue = "100")
    private int listings;

    @Option(names = "--rounds", description = "how often each is measured", defaultValue = "3")
    private int rounds;

    @Option(names = "--home", description = "folder of the database server", defaultValue = "target/load")
    private Path home;

    private double copied;
    private double ingested;

    public static void main(String[] args) {
        System.exit(new CommandLine(new PriceLoad()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        System.out.println("prices a second           COPY     delivery        known");
        for (int round = 0; round < rounds; round++) {
            double copy = fresh(this::copy);
            copied = Math.max(copied, copy);
            fresh((config, observations) -> {
                double first = rate(() -> ingest(config, observations, new Ingested(points, 0, 0)));
                double again = rate(() -> ingest(config, observations, new Ingested(0, 0, points)));
                ingested = Math.max(ingested, first);
                System.out.printf("%,28.0f %,12.0f %,12.0f%n", copy, first, again);
                return first;
            });
        }
        System.out.printf("the best of each: a delivery has %.0f %% of the rate of COPY%n", 100 * ingested / copied);
        return 0;
    }

    private interface Work {
        double of(DatabaseConfig config, List<PriceObservation> observations) throws Exception;
    }

    private double fresh(Work work) throws Exception {
        try (LoadServer server = LoadServer.start(home)) {
            return work.of(server.config(), observations(server.config()));
        }
    }

    private double rate(Callable<?> work) throws Exception {
        long begin = System.nanoTime();
        work.call();
        return points * 1e9 / (System.nanoTime() - begin);
    }

    /** One close per day, listing by listing. */
    private List<PriceObservation> observations(DatabaseConfig config) {
        Map<ListingId, NewListing> wanted = new HashMap<>();
        for (int i = 0; i < listings; i++) {
            ListingId id = ListingId.of("XLON", "T" + i);
            wanted.put(id, new NewListing(id, isin(i), "Fund " + i, "GBP", "GBX", LocalDate.of(1990, 1, 1)));
        }
        Map<ListingId, UUID> keys;
        try (Database app = Database.open(config, Role.APP)) {
            keys = new RegisterListings(app).register(ACTOR, List.copyOf(wanted.values()));
        }
        List<PriceObservation> observations = new ArrayList<>(points);
        int each = points / listings;
        for (UUID key : keys.values()) {
            for (int day = 0; day < each; day++) {
                observations.add(new PriceObservation(
                        key,
                        FIRST.plus(day, ChronoUnit.DAYS),
                        "load",
                        PriceKind.CLOSE,
                        BigDecimal.valueOf(100_000 + day, 2),
                        Optional.of("GBP"),
                        Optional.of("GBX")));
            }
        }
        return observations;
    }

    private static Ingested ingest(DatabaseConfig config, List<PriceObservation> observations, Ingested expected) {
        try (Database worker = Database.open(config, Role.WORKER)) {
            Ingested found = new IngestPrices(worker).ingest(ACTOR, observations, Instant.now());
            if (!found.equals(expected)) {
                throw new IllegalStateException(found + ", not " + expected);
            }
            return found;
        }
    }

    /** Builds the lines beforehand, so that only the database's work is measured. */
    private double copy(DatabaseConfig config, List<PriceObservation> observations) throws Exception {
        StringBuilder lines = new StringBuilder();
        Instant received = Instant.now();
        for (PriceObservation seen : observations) {
            lines.append(Ids.next())
                    .append('\t')
                    .append(seen.listingId())
                    .append('\t')
                    .append(seen.asOf());
            lines.append("\tload\tCLOSE\t1\t")
                    .append(seen.price().toPlainString())
                    .append("\tGBP\tGBX\t");
            lines.append(received).append('\n');
        }
        String text = lines.toString();
        return rate(() -> copy(config, text));
    }

    private static long copy(DatabaseConfig config, String text) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(
                config.url(), Role.WORKER.sqlName(), config.passwords().get(Role.WORKER))) {
            connection.setAutoCommit(false);
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy ta.price_points (id, listing_id, as_of, source, kind, revision, price, currency,"
                                    + " quote_unit, received_at) from stdin",
                            new StringReader(text));
            connection.commit();
            return rows;
        }
    }

    /** A valid ISIN for each number: letters count from 10, and the Luhn sum is a multiple of 10. */
    private static String isin(int number) {
        String body = String.format("IE%09d", number);
        String digits = body.replace("I", "18").replace("E", "14");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? 2 * digit : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return body + (10 - sum % 10) % 10;
    }
}

package ta.runtime.anchor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;
import ta.database.chain.ChainHead;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;

/**
 * An append-only folder of anchors. Keep it on another disk or machine than the database, and the key on a third one.
 *
 * @param keyFile the signing key; created at first use if it is inside the folder
 */
public record Anchors(Path folder, Path keyFile) {

    public static final String FOLDER = "TA_ANCHOR_DIR";

    static final String KEY_FILE = "TA_ANCHOR_KEY_FILE";

    private static final String NAME = "anchor-\\d{8}T\\d{9}Z\\.json";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    public record NewAnchor(Path file, String root, int chains) {}

    public static Optional<Anchors> configured(Environment environment) {
        return environment.path(FOLDER).map(folder -> in(folder, environment));
    }

    public static Anchors in(Path folder, Environment environment) {
        Path whole = folder.toAbsolutePath().normalize();
        return new Anchors(whole, environment.path(KEY_FILE).orElse(whole.resolve("key")));
    }

    /**
     * Adds an anchor. Checks the newest one first, so that a truncated chain is never signed.
     *
     * @param readonly opened as {@code Role.READONLY}
     * @throws Refusal if a chain does not continue from the newest anchor, or the folder cannot be written
     */
    public NewAnchor make(Database readonly) {
        try {
            Files.createDirectories(folder);
            Optional<Path> newest = newest();
            AnchorKey key = keyFile.startsWith(folder) && newest.isEmpty()
                    ? AnchorKey.readOrCreate(keyFile)
                    : AnchorKey.read(keyFile);
            return readonly.read(Actor.system("anchor"), tx -> {
                List<String> faults = newest.map(file -> faults(tx, file, key)).orElse(List.of());
                if (!faults.isEmpty()) {
                    throw new Refusal(
                            ExitCode.INVALID_POLICY,
                            "ERROR " + faults.get(0)
                                    + "\nNothing was signed. Maybe run ta verify, and compare with a backup.");
                }
                return add(Anchor.sign(key, tx.at(), ChainHead.all(tx)));
            });
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /**
     * Returns a line for each fault: there is no anchor, the newest one is not validly signed, or a chain no longer
     * contains the head that it records.
     *
     * @param readonly opened as {@code Role.READONLY}
     */
    public List<String> faults(Database readonly) {
        try {
            Optional<Path> newest = Files.isDirectory(folder) ? newest() : Optional.empty();
            if (newest.isEmpty()) {
                return List.of(
                        "ANCHOR_MISSING: there is no anchor in " + folder + ", so truncated chains cannot be detected");
            }
            AnchorKey key = AnchorKey.read(keyFile);
            return readonly.read(Actor.system("verify"), tx -> faults(tx, newest.get(), key));
        } catch (IOException e) {
            throw Refusal.unusable("ERROR " + folder + " cannot be read: " + e
                    + "\nMaybe it belongs to another user, or is not mounted.");
        }
    }

    private static List<String> faults(Transaction tx, Path file, AnchorKey key) {
        Anchor anchor;
        try {
            anchor = Anchor.parse(Files.readAllBytes(file));
        } catch (IOException | RuntimeException e) {
            return List.of("ANCHOR_FORGED: " + file + " cannot be read as an anchor");
        }
        if (!anchor.isSignedWith(key)) {
            return List.of("ANCHOR_FORGED: " + file + " does not match its signature by the key in " + key.file());
        }
        List<String> faults = new ArrayList<>();
        ChainHead.missing(
                tx,
                anchor.heads(),
                head -> faults.add("ANCHOR_DIFFERS: chain " + head.chain() + ": event " + head.seq()
                        + " differs from the anchor of " + anchor.madeAt() + ": the chain was truncated or rewritten"));
        return faults;
    }

    /**
     * Writes to a temporary file first, so that an interrupted write does not look like a forged anchor. Never
     * overwrites an anchor.
     */
    private NewAnchor add(Anchor anchor) {
        Path file = folder.resolve("anchor-" + STAMP.format(Instant.parse(anchor.madeAt())) + ".json");
        Path fresh = folder.resolve(file.getFileName() + ".new");
        try {
            Files.write(fresh, anchor.json());
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file);
            return new NewAnchor(file, anchor.root(), anchor.heads().size());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private Optional<Path> newest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .max(Comparator.comparing(Path::getFileName));
        }
    }

    private Refusal unwritable(IOException why) {
        return Refusal.unusable("ERROR cannot write to " + folder + ": " + why
                + "\nMaybe the disk is full, or the folder belongs to another user.");
    }
}

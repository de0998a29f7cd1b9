package ta.runtime.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import ta.backoffice.strategy.ApproveVersion;
import ta.backoffice.strategy.CreateDraft;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.StrategyVersions;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.ShippedPolicy;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** However an editor saves the file, the last version without errors becomes active. */
class PolicyWatchTest {

    private static final String GOOD =
            new String(ShippedPolicy.read().document().bytes(), StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final TestDatabase database = TestDatabase.create();
    private final Database app = database.as(Role.APP);
    private final FullPortfolio portfolio = FullPortfolio.begin(database);

    @TempDir
    private Path root;

    @Test
    void thousandSaves_halfOfThemIncomplete_withTwoWatches_activateTheLast() throws IOException {
        Path file = file();
        try (PolicyWatch watch = watch();
                PolicyWatch other = watch()) {
            assertThat(watch).isNotSameAs(other);
            for (int i = 1; i <= 1000; i++) {
                String text = version("9." + i);
                if (i % 2 == 0) {
                    Files.writeString(file, text.substring(0, text.length() * (i % 7 + 1) / 9));
                } else if (i % 3 == 0) {
                    Path aside = file.resolveSibling("." + file.getFileName() + ".swp");
                    Files.writeString(aside, text);
                    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
                } else {
                    Files.writeString(file, text);
                }
            }
            Files.writeString(file, version("10.0"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(active()).isEqualTo(version("10.0")));
        }
        assertThat(versions()).as("one, or two when the saves took long").hasSizeLessThanOrEqualTo(4);
        assertThat(openAlerts()).isZero();
    }

    @Test
    void fileThatWasEditedFromAnOlderVersion_neverCounts_andItsNoticeSaysWhatItWouldTakeBack() throws IOException {
        try (PolicyWatch watch = watch();
                PolicyWatch other = watch()) {
            assertThat(watch).isNotSameAs(other);
            Files.writeString(file(), version("13.0"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(active()).isEqualTo(version("13.0")));
            String pages = version("13.0").replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 2.5");
            app.transact(portfolio.owner, tx -> {
                int draft = CreateDraft.within(tx, portfolio.id, pages, Optional.empty(), "");
                PolicyResult read = PolicyReader.read("p.json", pages.getBytes(StandardCharsets.UTF_8));
                ApproveVersion.within(tx, portfolio.id, draft, (PolicyResult.Valid) read, "on the pages");
                return draft;
            });
            Files.writeString(file(), version("13.1"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(notices())
                            .filteredOn(text -> text.contains(
                                    "It would take back:\n/drift_bands/major/absolute_pp from 2.5 to 2\n"))
                            .hasSize(1));
            assertThat(active()).isEqualTo(pages);
        }
        assertThat(notices()).filteredOn(text -> text.contains("take back")).hasSize(1);
        assertThat(active()).contains("\"absolute_pp\": 2.5");
    }

    private List<String> notices() {
        return app.read(
                portfolio.owner,
                tx -> tx.sql().fetch("select body from ta.notifications").getValues(0, String.class));
    }

    @Test
    void fileWithErrors_neverReplacesTheActiveVersion() throws IOException {
        String before = active();
        try (PolicyWatch watch = watch()) {
            assertThat(watch).isNotNull();
            Files.writeString(file(), version("11.0").replace("\"target_weight\": 0.", "\"target_weight\": 1."));
            await().atMost(PATIENCE).until(() -> openAlerts() == 1);
            assertThat(active()).isEqualTo(before);
            Files.writeString(file(), version("11.0"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(active()).isEqualTo(version("11.0")));
            assertThat(openAlerts()).isZero();
        }
    }

    @Test
    void fileThatCannotBeRead_orIsTooLarge_raisesAnAlertWithTheReason_andIsLoggedOnce() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger(PolicyWatch.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        Files.writeString(root.resolve("01a1f0c4-0000-7000-8000-000000000000"), "a file that is named like a folder");
        Files.createSymbolicLink(file(), Path.of(PolicyFile.NAME));
        try (PolicyWatch watch = watch()) {
            assertThat(watch).isNotNull();
            await().atMost(PATIENCE)
                    .until(this::alert, text -> text.contains("is a symbolic link, which is not followed"));
            // A few more looks, which all fail.
            Thread.sleep(2_000);
            assertThat(log.list).filteredOn(this::isOfTheFile).hasSize(1);
            Files.delete(file());
            Files.writeString(file(), "x".repeat(WatchedFile.BYTES_MAX + 1));
            await().atMost(PATIENCE).until(this::alert, text -> text.contains("has more than 1000000 bytes"));
            Files.writeString(file(), version("12.0"));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(active()).isEqualTo(version("12.0")));
            assertThat(openAlerts()).isZero();
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list).filteredOn(this::isOfTheFile).hasSize(2);
        assertThat(log.list).noneMatch(event -> event.getLevel() == Level.ERROR);
    }

    private boolean isOfTheFile(ILoggingEvent event) {
        return event.getFormattedMessage().startsWith("the policy file of " + portfolio.id + " is ignored");
    }

    private String alert() {
        return app.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetchSingle("select coalesce(string_agg(message, ''), '') from ta.alerts where kind ="
                                + " 'POLICY_FILE' and resolved_at is null")
                        .get(0, String.class));
    }

    @Test
    void missingFolder_andInvalidSetting_areRefused() {
        assertThatThrownBy(() -> PolicyWatch.start(
                        new Environment(Map.of(PolicyWatch.FOLDER, "nowhere"), root), database.as(Role.WORKER)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TA_POLICY_DIR names " + root.resolve("nowhere") + ", which is not a folder");
        assertThatThrownBy(() -> PolicyWatch.start(
                        new Environment(Map.of(PolicyWatch.APPROVE, "yes"), root), database.as(Role.WORKER)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("TA_AUTO_APPROVE is neither true nor false");
        assertThat(PolicyWatch.start(new Environment(Map.of(), root), database.as(Role.WORKER)))
                .isEmpty();
    }

    private PolicyWatch watch() {
        return PolicyWatch.start(
                        new Environment(Map.of(PolicyWatch.FOLDER, root.toString(), PolicyWatch.APPROVE, "true"), root),
                        database.as(Role.WORKER))
                .orElseThrow();
    }

    private Path file() throws IOException {
        return Files.createDirectories(PolicyWatch.folder(root, portfolio.id)).resolve(PolicyFile.NAME);
    }

    private static String version(String number) {
        return GOOD.replaceFirst("\"version\": \"[^\"]*\"", "\"version\": \"" + number + "\"");
    }

    private String active() {
        return app.read(portfolio.owner, tx -> StrategyVersions.active(tx, portfolio.id))
                .orElseThrow()
                .policy();
    }

    private List<StrategyVersions.Version> versions() {
        return app.read(portfolio.owner, tx -> StrategyVersions.of(tx, portfolio.id));
    }

    private int openAlerts() {
        return app.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetchSingle(
                                "select count(*) from ta.alerts where kind = 'POLICY_FILE' and resolved_at is null")
                        .get(0, Integer.class));
    }
}

package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ta.backoffice.book.VerifyLedger;
import ta.backoffice.governance.VerifyAudit;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.TaxTreatment;
import ta.database.Role;

/**
 * Two concurrent requests, repeatedly ({@code -Draces.rounds=1000}): one succeeds, the other is refused, and one entry
 * is posted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RacesTest {

    private static final int ROUNDS = Integer.getInteger("races.rounds", 20);

    private final ExecutorService pair = Executors.newFixedThreadPool(2);
    private TestApi api;
    private Pension mine;

    @BeforeAll
    void start() {
        api = TestApi.start();
        mine = Pension.of(api, "racer@example.org");
    }

    @AfterAll
    void stop() {
        try {
            List<String> faults = new ArrayList<>();
            VerifyLedger.verify(
                    api.database().as(Role.READONLY), Optional.empty(), fault -> faults.add(fault.toString()));
            VerifyAudit.verify(api.database().as(Role.READONLY), fault -> faults.add(fault.toString()));
            assertThat(faults).isEmpty();
        } finally {
            pair.shutdown();
            api.close();
        }
    }

    @Test
    void executions_withDifferentKeys_postOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            String path = "/recommendations/" + mine.recommendation() + "/mark-executed";
            long before = entries();
            List<TestApi.Answer> answers =
                    both(() -> mine.client.post(path, fill()), () -> mine.client.post(path, fill()));
            assertOneWins(answers, "NOT_OPEN");
            assertThat(entries()).isEqualTo(before + 1);
        }
    }

    @Test
    void executions_withTheSameKey_postOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            String path = "/recommendations/" + mine.recommendation() + "/mark-executed";
            String key = UUID.randomUUID().toString();
            String body = fill();
            long before = entries();
            List<TestApi.Answer> answers =
                    both(() -> mine.client.post(path, body, key), () -> mine.client.post(path, body, key));
            List<TestApi.Answer> done =
                    answers.stream().filter(answer -> answer.status() == 200).toList();
            assertThat(done).isNotEmpty();
            assertThat(done.get(done.size() - 1).text()).isEqualTo(done.get(0).text());
            answers.stream()
                    .filter(answer -> answer.status() != 200)
                    .forEach(answer -> assertThat(answer.code()).isEqualTo("IN_FLIGHT"));
            assertThat(entries()).isEqualTo(before + 1);
            assertThat(mine.client.post(path, body, key).text())
                    .isEqualTo(done.get(0).text());
        }
    }

    @Test
    void executionAndIgnoring_excludeEachOther() {
        for (int round = 0; round < ROUNDS; round++) {
            String path = "/recommendations/" + mine.recommendation();
            long before = entries();
            List<TestApi.Answer> answers = both(
                    () -> mine.client.post(path + "/mark-executed", fill()),
                    () -> mine.client.post(path + "/ignore", "{\"reason\":\"not now\"}"));
            assertOneWins(answers, "NOT_OPEN");
            boolean executed = answers.get(0).status() == 200;
            assertThat(entries()).isEqualTo(before + (executed ? 1 : 0));
            assertThat(mine.client.get(path).text()).contains(executed ? "\"EXECUTED\"" : "\"IGNORED\"");
        }
    }

    @Test
    void holdings_openedTwiceAtOnce_haveBothPurchases() {
        CreatePortfolio create = new CreatePortfolio(api.app());
        for (int round = 0; round < ROUNDS; round++) {
            UUID fresh = create.create(
                    mine.owner,
                    new NewPortfolio("Round " + round, "AJ Bell", TaxTreatment.ISA, "GBP", ZoneId.of("Europe/London")));
            String path = "/portfolios/" + fresh;
            String buy = """
                    {
                      "entries": [
                        {
                          "type": "TRANSFER_IN",
                          "listing": "XLON:VWRP",
                          "units": "7",
                          "cost": "70",
                          "trade_time": "2026-03-02T09:00:00Z"
                        }
                      ]
                    }
                    """;
            List<TestApi.Answer> answers = both(
                    () -> mine.client.post(path + "/ledger/batches", buy),
                    () -> mine.client.post(path + "/ledger/batches", buy));
            answers.forEach(
                    answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(201));
            assertThat(mine.client
                            .get(path + "/holdings")
                            .json()
                            .get(0)
                            .get("units")
                            .textValue())
                    .isEqualTo("14");
        }
    }

    @Test
    void reversals_ofOneEntry_postOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            String paidIn = """
                    {"entries": [{"type": "CONTRIBUTION", "amount": "1.00", "trade_time": "2026-03-02T09:00:00Z"}]}
                    """;
            TestApi.Answer made = mine.client.post(mine.at("/ledger/batches"), paidIn);
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            String entry = made.json().get("entries").get(0).get("id").textValue();
            long before = entries();
            Supplier<TestApi.Answer> reverse = () ->
                    mine.client.post(mine.at("/ledger/reversals"), Pension.json("entry", entry, "reason", "a slip"));
            assertOneWins(both(reverse, reverse), "REVERSAL_IMPOSSIBLE");
            assertThat(entries()).isEqualTo(before + 1);
        }
    }

    private static void assertOneWins(List<TestApi.Answer> answers, String code) {
        List<TestApi.Answer> lost =
                answers.stream().filter(answer -> answer.status() >= 300).toList();
        assertThat(lost).as(answers.get(0).text() + answers.get(1).text()).hasSize(1);
        assertThat(lost.get(0).status()).isEqualTo(409);
        assertThat(lost.get(0).code()).isEqualTo(code);
    }

    /** A fill so small that a hundred of them leave most of the month's contribution. */
    private static String fill() {
        String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return """
                {
                  "complete": true,
                  "fills": [
                    {
                      "line": 1,
                      "units": "0.001",
                      "price": "41.2",
                      "fees": "0",
                      "trade_time": "%s",
                      "contract_note": null
                    }
                  ]
                }
                """.formatted(time);
    }

    private List<TestApi.Answer> both(Supplier<TestApi.Answer> one, Supplier<TestApi.Answer> other) {
        CyclicBarrier start = new CyclicBarrier(2);
        Future<TestApi.Answer> first = pair.submit(() -> {
            start.await();
            return one.get();
        });
        Future<TestApi.Answer> second = pair.submit(() -> {
            start.await();
            return other.get();
        });
        try {
            return List.of(first.get(), second.get());
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private long entries() {
        try (var connection = api.database().connect(Role.READONLY);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from ta.ledger_entries")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

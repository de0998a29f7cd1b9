package ta.backoffice.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.market.IngestPrices;
import ta.backoffice.market.JudgePrices;
import ta.backoffice.market.PriceFinding;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.runs.RefreshPrices;
import ta.database.Actor;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.database.Transaction;

/**
 * Prices are shared, findings are not: a delivery is judged for all portfolios, and each learns only its own findings.
 */
class SharedPricesTest {

    private static final Instant EVENING = Instant.parse("2026-02-27T18:00:00Z");

    private final TestDatabase database = TestDatabase.create();
    private final FullPortfolio first = FullPortfolio.begin(database);
    private final FullPortfolio second = FullPortfolio.begin(database);

    @Test
    void badPrice_ofOnesWorker_freezesBothUnderTheirOwnPolicies() {
        first.refresh(FullPortfolio.THURSDAY, Map.of());
        RefreshPrices.Refreshed refreshed = first.refresh(FullPortfolio.FRIDAY, Map.of("VWRP", "112.345"));
        assertThat(refreshed.frozen()).isTrue();
        assertThat(refreshed.findings()).as("only those of the first portfolio").hasSize(4);
        assertThat(Probe.strings(
                        database,
                        "select portfolio_id || ' ' || count(*) from ta.price_findings"
                                + " group by portfolio_id order by 1"))
                .containsExactlyInAnyOrder(first.id + " 4", second.id + " 4");
        assertThat(Probe.strings(
                        database, "select portfolio_id || ' ' || changed_by from ta.freeze_states where frozen"))
                .containsExactlyInAnyOrder(first.id + " worker", second.id + " price gate");
        assertThat(Probe.strings(
                        database, "select portfolio_id || ' ' || user_id || ' ' || title from ta.notifications"))
                .containsExactlyInAnyOrder(
                        first.id + " " + first.owner.userId().orElseThrow() + " A price of XLON:VWRP is in quarantine",
                        first.id + " " + first.owner.userId().orElseThrow() + " Frozen: XLON:VWRP",
                        second.id + " " + second.owner.userId().orElseThrow()
                                + " A price of XLON:VWRP is in quarantine",
                        second.id + " " + second.owner.userId().orElseThrow() + " Frozen: XLON:VWRP");
    }

    @Test
    void gate_afterItHasJudgedForAll_isBackInTheFirstPortfolio() {
        first.refresh(FullPortfolio.THURSDAY, Map.of());
        List<PriceObservation> bad = first.closes(FullPortfolio.FRIDAY, Map.of("VWRP", "112.345"));
        Actor person = new Actor("ann@example.org", first.owner.userId(), first.worker.portfolioId());
        String context = database.as(Role.WORKER).transact(person, tx -> {
            IngestPrices.within(tx, bad, EVENING);
            Map<UUID, List<PriceFinding>> findings = new JudgePrices(TestPolicies.SHARED)
                    .received(
                            tx,
                            EVENING,
                            bad.stream().map(PriceObservation::listingId).collect(Collectors.toSet()));
            assertThat(findings.keySet()).containsExactlyInAnyOrder(first.id, second.id);
            return context(tx);
        });
        assertThat(context).isEqualTo(first.owner.userId().orElseThrow() + " " + first.id);
        assertThat(Probe.strings(
                        database,
                        "select event from ta.audit_events where portfolio_id = '" + second.id
                                + "' and event like '%portfolio.freeze%'"))
                .as("the second chain does not name the user of the first portfolio")
                .singleElement()
                .asString()
                .contains("price gate")
                .doesNotContain(
                        "ann@example.org",
                        first.id.toString(),
                        first.owner.userId().get().toString());
    }

    @Test
    void portfolio_thatIsFrozen_isNotJudged() {
        first.refresh(FullPortfolio.THURSDAY, Map.of());
        database.as(Role.APP).transact(second.owner, tx -> FreezePortfolio.within(tx, second.id, "a pause"));
        first.refresh(FullPortfolio.FRIDAY, Map.of("VWRP", "112.345"));
        assertThat(Probe.strings(database, "select distinct portfolio_id::text from ta.price_findings"))
                .containsExactly(first.id.toString());
    }

    @Test
    void delivery_thatWasUnderWayWhenAFreezeCame_isJudgedWhenItIsLifted() {
        first.refresh(FullPortfolio.THURSDAY, Map.of());
        Instant leased = Instant.now();
        new FreezePortfolio(database.as(Role.APP)).freeze(second.owner, second.id, "a pause");
        new RefreshPrices(database.as(Role.WORKER), TestPolicies.SHARED)
                .refresh(
                        first.worker,
                        first.id,
                        first.closes(FullPortfolio.FRIDAY, Map.of("VWRP", "112.345")),
                        List.of(),
                        leased);
        List<PriceFinding> findings = new RefreshPrices(database.as(Role.APP), TestPolicies.SHARED)
                .unfreeze(second.owner, second.id, "the pause is over");
        assertThat(findings).hasSize(4);
        assertThat(Probe.strings(
                        database, "select frozen::text from ta.freeze_states where portfolio_id = '" + second.id + "'"))
                .as("frozen again by the price that was received in the meantime")
                .containsExactly("true");
    }

    @Test
    void work_thatFailsInAnotherContext_leavesTheFormerOne() {
        Actor gate = Actor.worker("gate", second.id);
        database.as(Role.WORKER).transact(first.worker, tx -> {
            assertThat(tx.<String>as(gate, SharedPricesTest::context)).isEqualTo(" " + second.id);
            assertThatThrownBy(() -> tx.as(gate, own -> {
                        throw new IllegalStateException("the work failed");
                    }))
                    .hasMessage("the work failed");
            return assertThat(context(tx)).isEqualTo(" " + first.id);
        });
        assertThatThrownBy(() -> database.as(Role.WORKER)
                        .transact(
                                first.worker, tx -> tx.as(gate, own -> own.sql().execute("select 1 / 0"))))
                .isInstanceOf(StorageException.Invalid.class)
                .hasMessageContaining("division by zero");
    }

    private static String context(Transaction tx) {
        return tx.sql()
                .resultQuery("select current_setting('app.user_id') || ' ' || current_setting('app.portfolio_id')")
                .fetchSingleInto(String.class);
    }
}

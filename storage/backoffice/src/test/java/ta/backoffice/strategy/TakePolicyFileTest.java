package ta.backoffice.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import ta.backoffice.strategy.TakePolicyFile.Taken;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.ShippedPolicy;

/** A saved file becomes a draft or the active version; a file with errors never becomes active. */
class TakePolicyFileTest {

    private static final String GOOD =
            new String(ShippedPolicy.read().document().bytes(), StandardCharsets.UTF_8);
    private static final String BETTER = GOOD.replace("\"version\": \"", "\"version\": \"9.");
    private static final String WRONG = GOOD.replace("\"target_weight\": 0.", "\"target_weight\": 1.");

    private final TestDatabase database = TestDatabase.create();
    private final Database app = database.as(Role.APP);
    private final FullPortfolio portfolio = FullPortfolio.begin(database);
    private final Actor actor = Actor.worker("policy file", portfolio.id);
    private final TakePolicyFile take = new TakePolicyFile(database.as(Role.WORKER));

    @Test
    void savedFile_isADraftThatTheNextSaveChanges() {
        assertThat(save(BETTER, false)).isEqualTo(Taken.DRAFTED);
        assertThat(save(BETTER, false)).isEqualTo(Taken.KNOWN);
        String again = BETTER.replace("9.", "10.");
        assertThat(save(again, false)).isEqualTo(Taken.DRAFTED);
        assertThat(states()).containsExactly("2 DRAFT", "1 APPROVED");
        assertThat(version(2).policy()).isEqualTo(again);
        assertThat(notices("POLICY_CHANGED")).isEqualTo(2);
    }

    @Test
    void draftThatAUserChanged_isNotUpdated() {
        save(BETTER, false);
        app.transact(portfolio.owner, tx -> {
            SaveDraft.within(tx, portfolio.id, 2, "{ \"mine\": true }", Optional.empty());
            return tx;
        });
        save(BETTER.replace("9.", "10."), false);
        assertThat(states()).containsExactly("3 DRAFT", "2 DRAFT", "1 APPROVED");
        assertThat(version(2).policy()).isEqualTo("{ \"mine\": true }");
    }

    @Test
    void approvedAtOnce_isTheActiveVersion_withItsManifesto() {
        PolicyFile file = new PolicyFile(bytes(BETTER), Optional.of(bytes("# Why\n")));
        assertThat(take.take(actor, portfolio.id, file, true)).isEqualTo(Taken.ACTIVATED);
        assertThat(states()).containsExactly("2 APPROVED", "1 RETIRED");
        assertThat(version(2).manifesto()).contains("# Why\n");
        assertThat(take.take(actor, portfolio.id, file, true)).isEqualTo(Taken.KNOWN);
        assertThat(states()).hasSize(2);
    }

    @Test
    void manifestoFileThatIsDeleted_removesTheManifesto_butOneThatNeverExistedDoesNot() {
        PolicyFile file = new PolicyFile(bytes(BETTER), Optional.of(bytes("# Why\n")));
        take.take(actor, portfolio.id, file, false);
        assertThat(save(BETTER, false)).isEqualTo(Taken.DRAFTED);
        assertThat(version(2).manifesto()).isEmpty();
        app.transact(portfolio.owner, tx -> {
            SaveDraft.within(tx, portfolio.id, 2, BETTER, Optional.of("# Written elsewhere\n"));
            return tx;
        });
        String again = BETTER.replace("9.", "10.");
        assertThat(save(again, false)).isEqualTo(Taken.DRAFTED);
        assertThat(version(2).manifesto()).contains("# Written elsewhere\n");
        assertThat(take.take(actor, portfolio.id, file, true)).isEqualTo(Taken.ACTIVATED);
        assertThat(save(BETTER, true)).as("of the active version").isEqualTo(Taken.ACTIVATED);
        assertThat(states()).containsExactly("3 APPROVED", "2 RETIRED", "1 RETIRED");
        assertThat(version(3).manifesto()).isEmpty();
        assertThat(save(BETTER, true)).isEqualTo(Taken.KNOWN);
    }

    @Test
    void draftWhoseActivationWasInterrupted_isActivatedTheNextTime() {
        assertThat(save(BETTER, false)).isEqualTo(Taken.DRAFTED);
        assertThat(save(BETTER, true)).isEqualTo(Taken.ACTIVATED);
        assertThat(states()).containsExactly("2 APPROVED", "1 RETIRED");
    }

    @Test
    void fileWithErrors_raisesAnAlertWithItsLines_andLeavesTheActiveVersion_untilItIsCorrected() {
        assertThat(save(WRONG, true)).isEqualTo(Taken.REFUSED);
        assertThat(states()).containsExactly("2 DRAFT", "1 APPROVED");
        assertThat(alerts())
                .singleElement()
                .asString()
                .startsWith("The policy file has ")
                .containsPattern("Line \\d+, column \\d+, SCHEMA|Line \\d+, column \\d+, TARGETS");
        assertThat(save(WRONG + "\n", true)).isEqualTo(Taken.REFUSED);
        assertThat(alerts()).hasSize(1);
        assertThat(notices("POLICY_INVALID")).isEqualTo(1);
        assertThat(save(BETTER, true)).isEqualTo(Taken.ACTIVATED);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void manifestoThatCannotBeFilled_raisesAnAlertWithItsLines_untilItIsCorrected() {
        String typed = "# Why\n\nAt {{/drift_bands/mayor/absolute_pp}} points.\n";
        PolicyFile wrong = new PolicyFile(bytes(BETTER), Optional.of(bytes(typed)));
        assertThat(take.take(actor, portfolio.id, wrong, true)).isEqualTo(Taken.REFUSED);
        assertThat(states()).containsExactly("2 DRAFT", "1 APPROVED");
        assertThat(version(2).manifesto()).contains(typed);
        assertThat(alerts())
                .containsExactly("The manifesto has 1 error; the active policy stays as it is. Draft 2 shows them.\n"
                        + "Line 3, column 6: /drift_bands has no \"mayor\"."
                        + " Maybe {{/drift_bands/major/absolute_pp}} was meant.");
        PolicyFile right = new PolicyFile(bytes(BETTER), Optional.of(bytes(typed.replace("mayor", "major"))));
        assertThat(take.take(actor, portfolio.id, right, true)).isEqualTo(Taken.ACTIVATED);
        assertThat(version(2).manifesto()).contains(typed.replace("mayor", "major"));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void halfAFile_andAFileThatIsNotText_areRefused() {
        assertThat(save(BETTER.substring(0, BETTER.length() / 2), true)).isEqualTo(Taken.REFUSED);
        PolicyFile notText = new PolicyFile(new byte[] {(byte) 0xC3, 0x28}, Optional.empty());
        assertThat(take.take(actor, portfolio.id, notText, true)).isEqualTo(Taken.REFUSED);
        assertThat(alerts()).singleElement().asString().startsWith("manifesto_policy.json is not UTF-8 text");
        assertThat(states()).containsExactly("2 DRAFT", "1 APPROVED");
    }

    @Test
    void activationThatIsRefused_leavesTheDraft_andSaysWhy() {
        String other = BETTER.replaceFirst("\"isin\": \"[A-Z0-9]+\"", "\"isin\": \"US0378331005\"");
        assertThat(save(other, true)).isEqualTo(Taken.REFUSED);
        assertThat(states()).containsExactly("2 DRAFT", "1 APPROVED");
        assertThat(alerts()).singleElement().asString().contains("is registered with the ISIN");
    }

    @Test
    void fileOfAnOlderVersion_neverCountsAtOnce_andANoticeSaysWhatItWouldTakeBack() {
        assertThat(save(GOOD + "\n", true)).isEqualTo(Taken.ACTIVATED);
        approveOnThePages(GOOD.replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 2.5"), "# Mine");
        assertThat(save(BETTER, true)).isEqualTo(Taken.DRAFTED);
        assertThat(newest())
                .startsWith("You saved the policy file. It was edited from version 2, but version 3 is active now")
                .contains("It would take back:\n/drift_bands/major/absolute_pp from 2.5 to 2\nLook at")
                .doesNotContain("/version");
        assertThat(save(BETTER + "\n", true)).as("saved once more").isEqualTo(Taken.DRAFTED);
        assertThat(save(BETTER + "\n", true)).as("after a restart").isEqualTo(Taken.KNOWN);
        assertThat(states()).containsExactly("4 DRAFT", "3 APPROVED", "2 RETIRED", "1 RETIRED");
        assertThat(version(4).manifesto()).contains("# Mine");
        PolicyFile withManifesto = new PolicyFile(bytes(BETTER), Optional.of(bytes("# File")));
        assertThat(take.take(actor, portfolio.id, withManifesto, true)).isEqualTo(Taken.DRAFTED);
        assertThat(newest()).contains("to 2\nthe manifesto\nLook at");
    }

    @Test
    void fileThatHoldsTheActiveVersionAgain_countsAtOnceAgain() {
        assertThat(save(GOOD + "\n", true)).isEqualTo(Taken.ACTIVATED);
        String pages = GOOD.replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 2.5");
        approveOnThePages(pages, "");
        assertThat(save(BETTER.substring(0, 99), true)).isEqualTo(Taken.REFUSED);
        take.refuse(actor, portfolio.id, "unreadable");
        assertThat(save(BETTER, true)).as("of version 2 all the same").isEqualTo(Taken.DRAFTED);
        assertThat(save(pages, true)).as("the active version").isEqualTo(Taken.KNOWN);
        assertThat(save(pages + "\n\n", true)).isEqualTo(Taken.ACTIVATED);
    }

    @Test
    void draftOfAnOlderVersion_thatAUserApproves_isTheNextBase() {
        assertThat(save(GOOD + "\n", true)).isEqualTo(Taken.ACTIVATED);
        approveOnThePages(GOOD.replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 2.5"), "");
        assertThat(save(BETTER, true)).isEqualTo(Taken.DRAFTED);
        approve(4);
        assertThat(save(BETTER.replace("9.", "10."), true)).isEqualTo(Taken.ACTIVATED);
    }

    @Test
    void draftThatWasNotActivatedBeforeAnotherVersionWasApproved_isNeverActivated() {
        assertThat(save(BETTER, false)).isEqualTo(Taken.DRAFTED);
        approveOnThePages(GOOD.replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 2.5"), "");
        assertThat(save(BETTER, true)).isEqualTo(Taken.KNOWN);
        assertThat(states()).containsExactly("3 APPROVED", "2 DRAFT", "1 RETIRED");
    }

    private void approveOnThePages(String policy, String manifesto) {
        approve(app.transact(
                portfolio.owner, tx -> CreateDraft.within(tx, portfolio.id, policy, Optional.of(manifesto), "")));
    }

    private void approve(int number) {
        app.transact(portfolio.owner, tx -> {
            StrategyVersions.Texts draft = StrategyVersions.one(tx, portfolio.id, number);
            PolicyResult.Valid valid = (PolicyResult.Valid) PolicyReader.read("p.json", draft.file());
            ApproveVersion.within(tx, portfolio.id, number, valid, "on the pages");
            return tx;
        });
    }

    private String newest() {
        return app.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetchSingle("select body from ta.notifications order by id desc limit 1")
                        .get(0, String.class));
    }

    private Taken save(String policy, boolean approve) {
        return take.take(actor, portfolio.id, new PolicyFile(bytes(policy), Optional.empty()), approve);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> states() {
        return app.read(portfolio.owner, tx -> StrategyVersions.of(tx, portfolio.id)).stream()
                .map(row -> row.number() + " " + row.state())
                .toList();
    }

    private StrategyVersions.Texts version(int number) {
        return app.read(portfolio.owner, tx -> StrategyVersions.one(tx, portfolio.id, number));
    }

    private List<String> alerts() {
        return app.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetch("select message from ta.alerts where kind = 'POLICY_FILE' and resolved_at is null")
                        .getValues(0, String.class));
    }

    private int notices(String kind) {
        return app.read(
                portfolio.owner,
                tx -> tx.sql()
                        .fetchSingle("select count(*) from ta.notifications where kind = {0}", DSL.val(kind))
                        .get(0, Integer.class));
    }
}

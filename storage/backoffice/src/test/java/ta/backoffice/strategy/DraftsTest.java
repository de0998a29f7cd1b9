package ta.backoffice.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;

/** The states of a draft, and that only the text that was checked can be approved. */
class DraftsTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String POLICY = policy();

    private final Database app = DATABASE.as(Role.APP);
    private final TestPortfolio portfolio = TestPortfolio.create(DATABASE);

    @Test
    void draft_savedWhileItIsChecked_isNotApproved() {
        int number = create(POLICY);
        PolicyResult.Valid checked = read(POLICY);
        save(number, POLICY + "\n");
        assertThatThrownBy(() -> approve(number, checked))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageContaining("was saved again while it was checked");
        assertThat(states()).containsExactly("DRAFT");
        approve(number, read(POLICY + "\n"));
        assertThat(states()).containsExactly("APPROVED");
    }

    @Test
    void draft_inAnotherCurrency_staysADraft() {
        String dollars = POLICY.replace("\"base_currency\": \"GBP\"", "\"base_currency\": \"USD\"");
        int number = create(dollars);
        assertThatThrownBy(() -> approve(number, read(dollars))).hasMessageContaining("the policy is in USD");
        assertThat(states()).containsExactly("DRAFT");
    }

    @Test
    void copy_ofARetiredVersion_hasItsTextAndManifesto() {
        int first = create(POLICY);
        app.transact(portfolio.owner(), tx -> {
            SaveDraft.within(tx, portfolio.id(), first, POLICY, Optional.of("# Patience"));
            return null;
        });
        approve(first, read(POLICY));
        int second = create(POLICY + " ");
        approve(second, read(POLICY + " "));
        int third = app.transact(portfolio.owner(), tx -> CreateDraft.copy(tx, portfolio.id(), first, "again"));
        StrategyVersions.Texts copy =
                app.read(portfolio.owner(), tx -> StrategyVersions.one(tx, portfolio.id(), third));
        assertThat(copy.policy()).isEqualTo(POLICY);
        assertThat(copy.manifesto()).contains("# Patience");
        assertThat(states()).containsExactly("DRAFT", "APPROVED", "RETIRED");
    }

    @Test
    void manifesto_saved_staysUntilItIsRemoved() {
        int number = create("{");
        save(number, "{}");
        app.transact(portfolio.owner(), tx -> {
            SaveDraft.within(tx, portfolio.id(), number, "{}", Optional.of("# Patience"));
            SaveDraft.within(tx, portfolio.id(), number, "{ }", Optional.empty());
            assertThat(StrategyVersions.one(tx, portfolio.id(), number).manifesto())
                    .contains("# Patience");
            SaveDraft.within(tx, portfolio.id(), number, "{ }", Optional.of(""));
            return null;
        });
        StrategyVersions.Texts draft =
                app.read(portfolio.owner(), tx -> StrategyVersions.one(tx, portfolio.id(), number));
        assertThat(draft.manifesto()).isEmpty();
        assertThat(draft.policy()).isEqualTo("{ }");
    }

    @Test
    void draft_whoseManifestoCannotBeFilled_isNotApproved_andKeepsBothTexts() {
        int number = create(POLICY);
        String typed = "At {{/drift_bands/mayor/absolute_pp}} points.";
        manifesto(number, typed);
        assertThatThrownBy(() -> approve(number, read(POLICY)))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageContaining("the manifesto has 1 error; line 1, column 6: /drift_bands has no \"mayor\"")
                .hasMessageContaining("Maybe {{/drift_bands/major/absolute_pp}} was meant.")
                .extracting("code")
                .isEqualTo("MANIFESTO_INVALID");
        assertThat(states()).containsExactly("DRAFT");
        assertThat(app.read(portfolio.owner(), tx -> StrategyVersions.one(tx, portfolio.id(), number))
                        .manifesto())
                .contains(typed);
        manifesto(number, typed.replace("mayor", "major"));
        approve(number, read(POLICY));
        assertThat(states()).containsExactly("APPROVED");
    }

    private void manifesto(int number, String text) {
        app.transact(portfolio.owner(), tx -> {
            SaveDraft.within(tx, portfolio.id(), number, POLICY, Optional.of(text));
            return null;
        });
    }

    private int create(String text) {
        return app.transact(
                portfolio.owner(), tx -> CreateDraft.within(tx, portfolio.id(), text, Optional.empty(), ""));
    }

    private void save(int number, String text) {
        app.transact(portfolio.owner(), tx -> {
            SaveDraft.within(tx, portfolio.id(), number, text, Optional.empty());
            return null;
        });
    }

    private void approve(int number, PolicyResult.Valid policy) {
        app.transact(portfolio.owner(), tx -> {
            ApproveVersion.within(tx, portfolio.id(), number, policy, "a reason");
            return null;
        });
    }

    private List<String> states() {
        return app.read(
                portfolio.owner(),
                tx -> StrategyVersions.of(tx, portfolio.id()).stream()
                        .map(StrategyVersions.Version::state)
                        .toList());
    }

    private static PolicyResult.Valid read(String text) {
        return (PolicyResult.Valid) PolicyReader.read("policy.json", text.getBytes(StandardCharsets.UTF_8));
    }

    private static String policy() {
        try (InputStream in = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.policy.ShippedPolicy;

/** {@code ta policy activate} with a manifesto beside the policy. */
final class ActivateManifestoTest {

    private static final String TYPED = "At {{/drift_bands/major/absolute_pp}} points.\n";

    @TempDir
    private Path folder;

    @Test
    void manifestoBesideThePolicy_isActivatedAsTyped_orRefusedWithItsPlace() {
        TestDatabase database = TestDatabase.create();
        DatabaseTerminal terminal = new DatabaseTerminal(database.config(), folder);
        terminal.ok("user", "create", "ann@example.org", "--name", "Ann");
        terminal.ok("portfolio", "create", "Mine", "--broker", "AJ Bell", "--tax", "SIPP");
        String policy = terminal.file("manifesto_policy.json", ShippedPolicy.policy());
        terminal.file("manifesto.md", TYPED.replace("major", "mayor"));
        DatabaseTerminal.Output refused = terminal.type("policy", "activate", policy, "--reason", "the first");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("ERROR PLACEHOLDER manifesto.md:1:6: /drift_bands has no \"mayor\"\n")
                .contains("Maybe {{/drift_bands/major/absolute_pp}} was meant.");
        assertThat(manifestos(database)).isEmpty();

        terminal.file("manifesto.md", TYPED);
        terminal.ok("policy", "activate", policy, "--reason", "the first");
        terminal.ok("policy", "activate", policy, "--reason", "the same again");
        assertThat(manifestos(database)).isEqualTo("1 APPROVED " + TYPED);
        terminal.file("manifesto.md", TYPED + "And wait.\n");
        terminal.ok("policy", "activate", policy, "--reason", "more words");
        assertThat(manifestos(database)).isEqualTo("1 RETIRED " + TYPED + "2 APPROVED " + TYPED + "And wait.\n");
    }

    private static String manifestos(TestDatabase database) {
        return database.as(Role.READONLY)
                .read(
                        Actor.system("test"),
                        tx -> tx.sql().fetch("""
                        select v.number || ' ' || v.state || ' ' || convert_from(m.file, 'UTF8')
                        from ta.strategy_versions v join ta.manifesto_archives m on m.id = v.manifesto_archive_id
                        order by v.number
                        """).stream()
                                .map(row -> row.get(0, String.class))
                                .collect(Collectors.joining()));
    }
}

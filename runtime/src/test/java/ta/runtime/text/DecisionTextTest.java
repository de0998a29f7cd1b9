package ta.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.document.PolicyDocument;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;
import ta.runtime.Fixtures;

/**
 * Each case is a folder: a policy, a snapshot, and the expected text. After an intended change, write the texts again
 * with {@code ./ta evaluate --policy 1-policy.json --snapshot 2-snapshot.json > 3-text.txt} and read the difference.
 */
class DecisionTextTest {

    private static final PolicyCompiler COMPILER = new PolicyCompiler(4);

    static List<Path> cases() {
        return Fixtures.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void text_ofEachCase_isAsWritten(Path folder) throws Exception {
        Decided decided = decided(folder);

        assertThat(DecisionText.of(decided.policy.policy(), decided.snapshot, decided.result))
                .isEqualTo(Fixtures.read(folder.resolve(Fixtures.TEXT)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void lines_ofEachText_fitAPage(Path folder) {
        assertThat(Fixtures.read(folder.resolve(Fixtures.TEXT)).lines())
                .allMatch(line -> line.codePointCount(0, line.length()) <= AlignedRows.PAGE);
    }

    private record Decided(PolicyResult.Valid policy, Snapshot snapshot, Result result) {}

    private static Decided decided(Path folder) throws Exception {
        PolicyResult.Valid policy = (PolicyResult.Valid)
                PolicyReader.read(Fixtures.POLICY, Files.readAllBytes(folder.resolve(Fixtures.POLICY)));
        Snapshot snapshot = SnapshotReader.read(
                PolicyDocument.parse(Fixtures.SNAPSHOT, Files.readAllBytes(folder.resolve(Fixtures.SNAPSHOT)))
                        .root(),
                policy.policy());
        Result result = new Result(Engine.decide(COMPILER.compile(policy).rules(), snapshot), Optional.empty());
        return new Decided(policy, snapshot, result);
    }
}

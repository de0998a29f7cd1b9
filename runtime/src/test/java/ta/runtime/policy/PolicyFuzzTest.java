package ta.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import ta.backoffice.Fuzz;
import ta.policy.PolicyReader;
import ta.policy.PolicyReport;
import ta.policy.PolicyResult;

/** Whatever a policy file holds, it is valid, or it has errors that can be shown. */
final class PolicyFuzzTest {

    @Test
    void policy_thatIsMutated_isReadOrRefused() throws IOException {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            Fuzz.run(3_000, List.of(file.readAllBytes()), bytes -> {
                PolicyResult result = PolicyReader.read("fuzz.json", bytes);
                assertThat(PolicyReport.text(result)).isNotBlank();
                if (result instanceof PolicyResult.Invalid invalid) {
                    assertThat(invalid.errors()).isNotEmpty().hasSizeLessThanOrEqualTo(200);
                }
            });
        }
    }
}

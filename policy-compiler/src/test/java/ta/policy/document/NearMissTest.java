package ta.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearMissTest {

    private static final List<String> KNOWN = List.of("target_weight", "core", "semis");

    @Test
    void of_slipsOfThePen_findsTheName() {
        assertThat(NearMiss.of("taregt_wieght", KNOWN)).hasValue("target_weight");
        assertThat(NearMiss.of("CORE", KNOWN)).hasValue("core");
        assertThat(NearMiss.of("cor", KNOWN)).hasValue("core");
    }

    @Test
    void of_anotherWord_findsNothing() {
        assertThat(NearMiss.of("bonds", KNOWN)).isEmpty();
        assertThat(NearMiss.of("", KNOWN)).isEmpty();
        assertThat(NearMiss.of("x".repeat(1_000_000), KNOWN)).isEmpty();
    }
}

package ta.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {

    @Test
    void money_withTooManyDigits_isRefusedNotRounded() {
        for (String text : List.of("1.001", "1000000000000000", "1e15", "1e1000000", "1e-1000000", "-1e2000000000")) {
            assertThatThrownBy(() -> Bounds.money("amount", new BigDecimal(text)))
                    .as(text)
                    .isInstanceOf(StorageException.Invalid.class);
        }
    }

    @Test
    void money_withinItsBounds_keepsItsValue() {
        assertThat(Bounds.money("amount", new BigDecimal("1.000"))).isEqualTo(new BigDecimal("1"));
        assertThat(Bounds.money("amount", new BigDecimal("1E+3"))).isEqualTo(new BigDecimal("1000"));
        assertThat(Bounds.money("amount", new BigDecimal("-999999999999999.99")))
                .isEqualTo(new BigDecimal("-999999999999999.99"));
    }

    @Test
    void text_withNul_isRefused() {
        assertThatThrownBy(() -> Bounds.text("note", "a\0b", 10)).isInstanceOf(StorageException.Invalid.class);
    }
}

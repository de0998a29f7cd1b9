package ta.rules.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SharesTest {

    @Test
    void shares_ofThirds_giveThePennyToTheFirst() {
        assertThat(shares("100.00", "1", "1", "1")).containsExactly(numbers("33.34", "33.33", "33.33"));
        assertThat(shares("0.02", "1", "1", "1")).containsExactly(numbers("0.02", "0.00", "0.00"));
        assertThat(shares("100.01", "0.2", "0.2", "0.2")).containsExactly(numbers("33.35", "33.33", "33.33"));
    }

    @Test
    void shares_ofZeroParts_areZeroAndTheFirstGetsThePenniesEvenSo() {
        assertThat(shares("10.00", "0", "1", "2")).containsExactly(numbers("0.01", "3.33", "6.66"));
    }

    @Test
    void shares_whenAllPartsAreZeroOrNoneIsThere_areNothing() {
        assertThat(shares("10.00", "0", "0")).containsExactly(numbers("0", "0"));
        assertThat(CashParkAllocation.shares(BigDecimal.TEN, List.of())).isEmpty();
    }

    @Property
    void shares_ofAnyParts_sumToTheBudget(
            @ForAll @BigRange(min = "0.01", max = "1000000") @Scale(2) BigDecimal budget,
            @ForAll @Size(min = 1, max = 8) List<@BigRange(min = "0", max = "1000") @Scale(6) BigDecimal> parts) {
        List<BigDecimal> shares = CashParkAllocation.shares(budget, parts);
        boolean none = parts.stream().allMatch(part -> part.signum() == 0);
        assertThat(shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(none ? BigDecimal.ZERO : budget);
        assertThat(shares)
                .hasSameSizeAs(parts)
                .allSatisfy(share -> assertThat(share).isNotNegative());
    }

    private static List<BigDecimal> shares(String budget, String... parts) {
        return CashParkAllocation.shares(new BigDecimal(budget), List.of(numbers(parts)));
    }

    private static BigDecimal[] numbers(String... texts) {
        return Stream.of(texts).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }
}

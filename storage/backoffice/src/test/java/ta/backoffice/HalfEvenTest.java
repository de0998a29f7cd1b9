package ta.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jooq.impl.DSL;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;

class HalfEvenTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    record Value(BigDecimal number, BigDecimal divisor, int places) {}

    @Provide
    Arbitrary<List<Value>> values() {
        Arbitrary<BigDecimal> any = Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(24).negate(), BigInteger.TEN.pow(24))
                .flatMap(digits -> Arbitraries.integers().between(0, 20).map(scale -> new BigDecimal(digits, scale)));
        // Ties, which HALF_EVEN decides.
        Arbitrary<BigDecimal> ties = Arbitraries.longs()
                .between(-100_000, 100_000)
                .flatMap(n ->
                        Arbitraries.integers().between(1, 11).map(scale -> BigDecimal.valueOf(10 * n + 5, scale)));
        Arbitrary<BigDecimal> divisors = Arbitraries.oneOf(
                Arbitraries.just(BigDecimal.ONE),
                Arbitraries.of(2, 3, 7, 8, 16, 64).map(BigDecimal::valueOf),
                any);
        return Combinators.combine(
                        Arbitraries.oneOf(any, ties),
                        divisors.filter(divisor -> divisor.signum() != 0),
                        Arbitraries.integers().between(0, 10))
                .as(Value::new)
                .list()
                .ofSize(50);
    }

    @Property(tries = 200)
    void rounding_inSql_equalsJava(@ForAll("values") List<Value> values) {
        DATABASE.as(Role.APP).transact(Actor.system("test"), tx -> {
            for (Value value : values) {
                List<Object> row = List.of(tx.sql()
                        .resultQuery(
                                "select ta.round_half_even({0}, {2})::text, ta.divide_half_even({0}, {1}, {2})::text",
                                DSL.val(value.number()), DSL.val(value.divisor()), DSL.val(value.places()))
                        .fetchSingle()
                        .intoArray());
                BigDecimal rounded = value.number().setScale(value.places(), RoundingMode.HALF_EVEN);
                BigDecimal quotient = value.number().divide(value.divisor(), value.places(), RoundingMode.HALF_EVEN);
                assertThat(row).as("%s", value).isEqualTo(List.of(rounded.toPlainString(), quotient.toPlainString()));
            }
            return null;
        });
    }
}

package ta.http.forecast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import ta.http.forecast.ForecastEntry.Kind;
import ta.rules.explanation.Money;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.snapshot.Snapshot;
import ta.rules.valuation.Position;
import ta.rules.valuation.PriceBase;
import ta.rules.valuation.Valuation;

/**
 * The next close at which a check of the policy finds something, for each holding and without a corporate action. With
 * c the close of now: {@code price_jump} beyond c × (1 ± max_pct / 100); {@code move_factor} beyond c × factor and
 * c / factor; {@code quote_scale} from c × factor / (1 + tol) up, and from c × (1 + tol) / factor down.
 */
final class PriceForecast {

    private final Policy policy;
    private final Snapshot snapshot;
    private final Valuation valuation;
    private final Money money;

    PriceForecast(Policy policy, Snapshot snapshot, Valuation valuation) {
        this.policy = policy;
        this.snapshot = snapshot;
        this.valuation = valuation;
        this.money = new Money(policy.baseCurrency());
    }

    /** The price that values a listing; empty if it has none above 0. */
    Optional<Quoted> valuing(ListingId listing) {
        return Optional.ofNullable(valuation.prices().get(listing))
                .filter(PriceBase::isPositive)
                .map(base -> new Quoted(policy, base));
    }

    List<ForecastEntry> checks() {
        List<ForecastEntry> entries = new ArrayList<>();
        Map<String, Policy.Check> checks = policy.dataQuality().checks();
        for (Position position : valuation.positions().values()) {
            closeOf(position).ifPresent(close -> {
                for (MoveCheck move : MoveCheck.values()) {
                    Optional.ofNullable(checks.get(move.word())).ifPresent(check -> {
                        entries.add(entry(close, check, move, true));
                        entries.add(entry(close, check, move, false));
                    });
                }
            });
        }
        return entries;
    }

    /** The close, which another price may value: at the same rate, for its unit is that of its listing. */
    private Optional<Quoted> closeOf(Position position) {
        return snapshot.prices().stream()
                .filter(price -> price.kind() == PriceKind.CLOSE
                        && price.price().signum() > 0
                        && price.listing().equals(position.constituent().listing()))
                .findFirst()
                .map(close -> new Quoted(
                        policy,
                        PriceBase.of(
                                close,
                                policy.quoteUnit(close.quoteUnit()),
                                position.priceBase().rate(),
                                policy.baseCurrency())));
    }

    private ForecastEntry entry(Quoted close, Policy.Check check, MoveCheck move, boolean rises) {
        BigDecimal now = close.now().value();
        Predicate<BigDecimal> beyond = next -> rises ? next.compareTo(now) > 0 : next.compareTo(now) < 0;
        BigDecimal times = rises ? move.up(check) : move.down(check);
        return question(
                        Kind.CHECK,
                        "/data_quality/checks/" + move.word(),
                        close.priceBase().listing().text(),
                        "The check " + move.word() + " has a finding",
                        close)
                .answer(
                        !rises,
                        Optional.of(now.multiply(times)).filter(at -> at.signum() > 0),
                        next -> beyond.test(next) && move.finds(check, close.change(next)));
    }

    /** Asks about the next price of a listing. */
    Question question(Kind kind, String clause, String subject, String fires, Quoted quoted) {
        return new Question(
                kind,
                clause,
                subject,
                fires,
                "the next price of " + quoted.ticker() + " is",
                quoted.now(),
                quoted.places(),
                money);
    }
}

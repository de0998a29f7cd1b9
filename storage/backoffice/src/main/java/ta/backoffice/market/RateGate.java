package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.FX_RATES;
import static ta.backoffice.jooq.Tables.LISTING_TERMS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;
import static ta.backoffice.jooq.Tables.RATE_FINDINGS;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jooq.tables.records.FxRatesRecord;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.database.Ids;
import ta.database.Transaction;
import ta.rules.finding.Check;
import ta.rules.json.Decimals;
import ta.rules.policy.Policy;
import ta.rules.policy.Severity;

/** Judges exchange rates for one portfolio, and stores what it finds. */
final class RateGate {

    private static final String SWAPPED = "fx_swapped";
    private static final Duration COMPARABLE = Duration.ofDays(7);

    private final Transaction tx;
    private final UUID portfolioId;
    private final Policy policy;
    private final RateVerdicts verdicts;
    private final KnownRates unrejected;
    private final KnownRates accepted;
    private final List<RateFinding> findings = new ArrayList<>();

    RateGate(Transaction tx, UUID portfolioId, Policy policy) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.policy = policy;
        this.verdicts = RateVerdicts.of(tx, portfolioId);
        this.unrejected = KnownRates.unrejected(tx, verdicts);
        this.accepted = KnownRates.accepted(tx, verdicts);
    }

    /** Judges what was received at or after a moment. */
    void received(Instant since) {
        Set<String> converted = currencies();
        Set<String> quotes = new HashSet<>(converted);
        quotes.add(policy.baseCurrency());
        Set<UUID> fresh = new HashSet<>();
        Set<Instant> moments = new TreeSet<>();
        tx.sql()
                .select(FX_RATES.ID, FX_RATES.AS_OF)
                .from(FX_RATES)
                .where(FX_RATES.RECEIVED_AT.ge(since), FX_RATES.QUOTE.in(quotes), verdicts.seen())
                .forEach(row -> {
                    fresh.add(row.value1());
                    moments.add(row.value2());
                });
        for (Instant moment : moments) {
            for (String currency : converted) {
                unrejected
                        .of(currency, policy.baseCurrency(), moment)
                        .filter(rate -> rate.observations().stream().anyMatch(fresh::contains))
                        .ifPresent(rate -> judge(currency, rate, fresh));
            }
        }
    }

    /** Judges the rates that a run at a moment will use, by the policy's check alone. */
    void jumpsAt(Instant asOf) {
        for (String currency : currencies()) {
            unrejected
                    .of(currency, policy.baseCurrency(), asOf)
                    .filter(rate -> !verdicts.isAccepted(rate) && !verdicts.isDoubtful(rate))
                    .ifPresent(rate ->
                            accepted.before(rate).ifPresent(before -> jump(rate, before, culprit(rate, Set.of()))));
        }
    }

    List<RateFinding> findings() {
        return findings;
    }

    /** The currencies of the portfolio's listings that the policy can convert. */
    private Set<String> currencies() {
        Set<String> known = new HashSet<>();
        policy.quoteUnits().values().forEach(unit -> known.add(unit.currency()));
        Set<String> currencies = tx.sql()
                .selectDistinct(LISTING_TERMS.CURRENCY)
                .from(LISTING_TERMS)
                .join(PORTFOLIO_CONSTITUENTS)
                .on(PORTFOLIO_CONSTITUENTS.LISTING_ID.eq(LISTING_TERMS.LISTING_ID))
                .where(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId))
                .fetchSet(LISTING_TERMS.CURRENCY);
        currencies.retainAll(known);
        currencies.remove(policy.baseCurrency());
        return new TreeSet<>(currencies);
    }

    private void judge(String currency, ExchangeRate rate, Set<UUID> fresh) {
        Optional<ExchangeRate> before = accepted.before(rate);
        FxRatesRecord culprit = culprit(rate, fresh);
        for (RateDoubt doubt : RateDoubt.values()) {
            before.filter(earlier -> doubt.appliesTo(rate.rate(), earlier.rate()))
                    .ifPresent(earlier -> doubted(rate, earlier, culprit, doubt, "the one before"));
            if (before.isEmpty()) {
                beside(currency, rate)
                        .filter(other -> doubt.appliesTo(inDirectionOf(rate, other), rate.rate()))
                        .ifPresent(other -> doubted(rate, other, culprit, doubt, "the cross rate beside it"));
            }
        }
        before.filter(earlier -> swapped(culprit))
                .ifPresent(earlier -> add(
                        rate,
                        earlier,
                        culprit,
                        SWAPPED,
                        Severity.CRITICAL,
                        Optional.empty(),
                        sentence(
                                rate,
                                culprit,
                                "it was exchanged with another currency's rate of the same day; before, it was "
                                        + RateDoubt.rounded(earlier.rate())),
                        false));
        before.ifPresent(earlier -> jump(rate, earlier, culprit));
    }

    /** Another rate of the same currencies and about the same time, for the first rate of a pair. */
    private Optional<ExchangeRate> beside(String currency, ExchangeRate rate) {
        return accepted.all(currency, policy.baseCurrency(), rate.asOf()).stream()
                .filter(other -> !other.observations().equals(rate.observations()))
                .filter(other -> other.asOf().isAfter(rate.asOf().minus(COMPARABLE)))
                .findFirst();
    }

    private static BigDecimal inDirectionOf(ExchangeRate rate, ExchangeRate other) {
        return rate.base().equals(other.base())
                ? other.rate()
                : BigDecimal.ONE.divide(other.rate(), MathContext.DECIMAL64);
    }

    /** The new observation of a rate that moved most since an earlier day. */
    private FxRatesRecord culprit(ExchangeRate rate, Set<UUID> fresh) {
        List<FxRatesRecord> legs = tx.sql()
                .selectFrom(FX_RATES)
                .where(FX_RATES.ID.in(rate.observations()))
                .orderBy(FX_RATES.QUOTE)
                .fetch();
        FxRatesRecord most = legs.get(0);
        for (FxRatesRecord leg : legs) {
            boolean newer = fresh.contains(leg.getId()) && !fresh.contains(most.getId());
            boolean older = !fresh.contains(leg.getId()) && fresh.contains(most.getId());
            if (newer || (!older && moved(leg).compareTo(moved(most)) > 0)) {
                most = leg;
            }
        }
        return most;
    }

    private BigDecimal moved(FxRatesRecord leg) {
        return accepted.before(KnownRates.quoted(leg))
                .map(earlier -> {
                    BigDecimal ratio = leg.getRate().divide(earlier.rate(), MathContext.DECIMAL64);
                    BigDecimal larger = ratio.max(BigDecimal.ONE.divide(ratio, MathContext.DECIMAL64));
                    return RateDoubt.distance(larger);
                })
                .orElse(BigDecimal.ZERO);
    }

    /** Whether an observation has the value that another quote of the same base had, and that one its value. */
    private boolean swapped(FxRatesRecord observed) {
        Optional<ExchangeRate> own = accepted.before(KnownRates.quoted(observed));
        if (own.isEmpty() || RateDoubt.isNear(observed.getRate(), own.get().rate())) {
            return false;
        }
        BigDecimal before = own.get().rate();
        return tx
                .sql()
                .selectFrom(FX_RATES)
                .where(
                        verdicts.seen(),
                        FX_RATES.BASE.eq(observed.getBase()),
                        FX_RATES.AS_OF.eq(observed.getAsOf()),
                        FX_RATES.QUOTE.ne(observed.getQuote()))
                .fetch()
                .stream()
                .filter(other -> RateDoubt.isNear(other.getRate(), before))
                .flatMap(other -> accepted.before(KnownRates.quoted(other)).stream())
                .anyMatch(earlier -> RateDoubt.isNear(observed.getRate(), earlier.rate()));
    }

    private void doubted(ExchangeRate rate, ExchangeRate other, FxRatesRecord culprit, RateDoubt doubt, String which) {
        add(
                rate,
                other,
                culprit,
                doubt.name().toLowerCase(Locale.ROOT),
                Severity.CRITICAL,
                Optional.empty(),
                sentence(rate, culprit, "it " + doubt.words() + " " + which + ", " + RateDoubt.rounded(other.rate())),
                false);
    }

    private void jump(ExchangeRate rate, ExchangeRate before, FxRatesRecord culprit) {
        Policy.Check check = policy.dataQuality().checks().get(Check.FX_JUMP.text());
        if (check == null) {
            return;
        }
        BigDecimal moved =
                Decimals.even10(rate.rate().subtract(before.rate()).abs().multiply(Decimals.HUNDRED), before.rate());
        BigDecimal limit = check.limits().getOrDefault("max_pct", BigDecimal.ZERO);
        if (moved.compareTo(limit) > 0) {
            add(
                    rate,
                    before,
                    culprit,
                    Check.FX_JUMP.text(),
                    check.severity(),
                    Optional.of("/data_quality/checks/" + Check.FX_JUMP.text()),
                    sentence(
                            rate,
                            culprit,
                            "it moved by " + Decimals.even2(moved).toPlainString() + " % from "
                                    + RateDoubt.rounded(before.rate()) + "; your limit is " + Decimals.text(limit)
                                    + " %"),
                    check.freeze());
        }
    }

    /** Says which delivered rate is meant, where the rate is computed from several. */
    private static String sentence(ExchangeRate rate, FxRatesRecord culprit, String what) {
        String delivered = rate.observations().size() == 1
                ? ""
                : ", computed with the delivered " + culprit.getBase() + "/" + culprit.getQuote() + " of "
                        + Decimals.text(culprit.getRate()) + ",";
        return "The exchange rate " + rate.base() + "/" + rate.quote() + " of " + RateDoubt.rounded(rate.rate())
                + " at " + rate.asOf() + delivered + " is doubtful: " + what + ".";
    }

    private void add(
            ExchangeRate rate,
            ExchangeRate before,
            FxRatesRecord culprit,
            String check,
            Severity severity,
            Optional<String> clause,
            String sentence,
            boolean freeze) {
        RateFinding finding = new RateFinding(
                Ids.next(),
                culprit.getId(),
                rate.base(),
                rate.quote(),
                rate.asOf(),
                rate.rate(),
                before.rate(),
                check,
                severity.text(),
                clause,
                sentence,
                freeze,
                tx.at(),
                Optional.empty());
        verdicts.find(culprit.getId(), severity.text());
        int added = tx.sql()
                .insertInto(RATE_FINDINGS)
                .set(RATE_FINDINGS.ID, finding.id())
                .set(RATE_FINDINGS.PORTFOLIO_ID, portfolioId)
                .set(RATE_FINDINGS.FX_RATE_ID, finding.observation())
                .set(RATE_FINDINGS.BASE, finding.base())
                .set(RATE_FINDINGS.QUOTE, finding.quote())
                .set(RATE_FINDINGS.AS_OF, finding.asOf())
                .set(RATE_FINDINGS.RATE, finding.rate())
                .set(RATE_FINDINGS.PREVIOUS, finding.previous())
                .set(RATE_FINDINGS.CHECK_NAME, finding.check())
                .set(RATE_FINDINGS.SEVERITY, finding.severity())
                .set(RATE_FINDINGS.CLAUSE, clause.orElse(null))
                .set(RATE_FINDINGS.SENTENCE, finding.sentence())
                .set(RATE_FINDINGS.ASKS_FREEZE, finding.asksFreeze())
                .set(RATE_FINDINGS.FOUND_AT, finding.foundAt())
                .onConflictDoNothing()
                .execute();
        if (added == 1) {
            findings.add(finding);
        }
    }

    /** One alert for each pair, a notice, and the freeze that a policy asks for. */
    void act() {
        Map<String, RateFinding> byPair = new LinkedHashMap<>();
        findings.forEach(finding -> byPair.merge(
                finding.pair(), finding, (one, other) -> one.isCritical() || !other.isCritical() ? one : other));
        byPair.forEach((pair, finding) -> {
            Alerts.raise(
                    tx,
                    portfolioId,
                    JudgeRates.ALERT,
                    finding.isCritical() ? Severity.CRITICAL : Severity.WARN,
                    pair,
                    finding.sentence() + " Compare it with another source, then accept or reject it.");
            if (finding.isCritical()) {
                Notices.tell(
                        tx,
                        portfolioId,
                        NoticeKind.DATA_QUALITY,
                        "An exchange rate is in quarantine: " + pair,
                        finding.sentence() + " No run uses it until you accept it.");
            }
        });
        findings.stream().filter(RateFinding::asksFreeze).findFirst().ifPresent(finding -> {
            if (FreezePortfolio.within(tx, portfolioId, finding.sentence())) {
                Notices.tell(tx, portfolioId, NoticeKind.FREEZE, "Frozen: " + finding.pair(), finding.sentence());
            }
        });
    }
}

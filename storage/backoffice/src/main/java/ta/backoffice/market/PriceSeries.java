package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.LISTING_TERMS;
import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.Observed;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.finding.Check;
import ta.rules.market.PriceKind;

/**
 * Prices of one listing and kind as one portfolio sees them, newest first. Rejected observations are left out and
 * corrected ones replaced. Of several for one moment, the last one counts, unless it came with a restated history that
 * nobody has reviewed, and one of a fallback provider only if no other can be used; a manual price replaces them
 * all. Reads the database page by page, only as far back as the caller asks.
 */
public final class PriceSeries {

    /** A run reads the newest two or three prices, an import all of them; so pages grow. */
    private static final int FIRST_PAGE = 8;

    private static final int PAGE_GROWTH = 4;
    private static final int PAGE_MAX = 2048;
    private static final int ONE_PAGE = 1_000_000;
    private static final Field<Boolean> CRITICAL = DSL.field("critical", Boolean.class);
    private static final Field<Boolean> JUMPED = DSL.field("jumped", Boolean.class);
    private static final Field<Boolean> HELD_BACK = DSL.field("held_back", Boolean.class);
    private static final Field<Integer> RANK = DSL.field("rank", Integer.class);

    private final Transaction tx;
    private final UUID portfolioId;
    private final UUID listing;
    private final PriceKind kind;
    private final ZoneId zone;
    private final TreeMap<LocalDate, ListingTerms> terms = new TreeMap<>();
    private final List<SeriesPrice> newestFirst = new ArrayList<>();
    private final Set<Instant> seen = new HashSet<>();
    private final Map<Instant, List<SeriesPrice>> others = new HashMap<>();
    private final NavigableMap<Instant, SeriesPrice> manual;
    private Instant before;
    private int page = FIRST_PAGE;
    private boolean exhausted;

    /**
     * @param upTo later prices are ignored
     * @param zone of the venue; the dates of the listing's terms are in it
     */
    public PriceSeries(Transaction tx, UUID portfolioId, UUID listing, PriceKind kind, Instant upTo, ZoneId zone) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.listing = listing;
        this.kind = kind;
        this.zone = zone;
        this.before = upTo.plusNanos(1000);
        this.manual = ManualPrices.of(tx, portfolioId, listing, kind, before);
        tx.sql()
                .selectFrom(LISTING_TERMS)
                .where(LISTING_TERMS.LISTING_ID.eq(listing))
                .orderBy(LISTING_TERMS.VALID_FROM, LISTING_TERMS.REVISION)
                .forEach(row -> terms.put(
                        row.getValidFrom(),
                        new ListingTerms(row.getValidFrom(), row.getCurrency(), row.getQuoteUnit())));
    }

    /** For a caller that reads all of them: one query, as each page sorts all that is left. */
    public PriceSeries inOnePage() {
        page = ONE_PAGE;
        return this;
    }

    /** The price {@code index} places before the newest; empty when there are not so many. */
    public Optional<SeriesPrice> get(int index) {
        while (newestFirst.size() <= index && !exhausted) {
            readPage();
        }
        return index < newestFirst.size() ? Optional.of(newestFirst.get(index)) : Optional.empty();
    }

    /** The newest price, quarantined or not: a run must not silently advise on an older one. */
    public Optional<SeriesPrice> newest() {
        return get(0);
    }

    /** Index of the newest price at or before a moment. {@link #get} tells whether there is one. */
    public int indexAt(Instant moment) {
        return countFrom(moment.plusNanos(1000));
    }

    /** Number of prices at or after {@code oldest}. */
    int countFrom(Instant oldest) {
        int count = 0;
        while (get(count).filter(price -> !price.asOf().isBefore(oldest)).isPresent()) {
            count++;
        }
        return count;
    }

    /** Index of the newest price before that of {@code index} that is not quarantined; -1 when there is none. */
    public int referenceOf(int index) {
        for (int i = index + 1; get(i).isPresent(); i++) {
            if (!get(i).orElseThrow().quarantined()) {
                return i;
            }
        }
        return -1;
    }

    /** Number of consecutive earlier prices that equal that of {@code index}; quarantined ones are skipped. */
    public int unchanged(int index) {
        SeriesPrice price = get(index).orElseThrow();
        int count = 0;
        for (int i = referenceOf(index); i >= 0 && get(i).orElseThrow().sameAs(price); i = referenceOf(i)) {
            count++;
        }
        return count;
    }

    /** Marks a price whose critical finding was made after the series was read. */
    void quarantine(int index) {
        newestFirst.set(index, get(index).orElseThrow().inQuarantine());
    }

    private void readPage() {
        var rows = tx.sql()
                .select(PRICE_POINTS.fields())
                .select(PRICE_REVIEWS.ID, PRICE_REVIEWS.VERDICT, PRICE_REVIEWS.PRICE)
                .select(PRICE_REVIEWS.CURRENCY, PRICE_REVIEWS.QUOTE_UNIT)
                .select(found(PRICE_FINDINGS.SEVERITY.eq("critical")).as(CRITICAL))
                .select(found(PRICE_FINDINGS.CHECK_NAME.in(JumpFamily.CHECKS)).as(JUMPED))
                .select(found(PRICE_FINDINGS.CHECK_NAME.eq(Check.RESTATED_HISTORY.text()))
                        .as(HELD_BACK))
                .select(rank().as(RANK))
                .distinctOn(PRICE_POINTS.AS_OF, PRICE_POINTS.RECEIVED_AT, PRICE_POINTS.REVISION, PRICE_POINTS.ID)
                .from(PRICE_POINTS)
                .leftJoin(PRICE_REVIEWS)
                .on(PRICE_REVIEWS.PRICE_POINT_ID.eq(PRICE_POINTS.ID), PRICE_REVIEWS.PORTFOLIO_ID.eq(portfolioId))
                .where(
                        PRICE_POINTS.LISTING_ID.eq(listing),
                        Observed.by(portfolioId, PRICE_POINTS),
                        PRICE_POINTS.KIND.eq(kind.name()),
                        PRICE_POINTS.AS_OF.lt(before))
                .orderBy(
                        PRICE_POINTS.AS_OF.desc(),
                        PRICE_POINTS.RECEIVED_AT.desc(),
                        PRICE_POINTS.REVISION.desc(),
                        PRICE_POINTS.ID,
                        PRICE_REVIEWS.REVISION.desc())
                .limit(page)
                .fetch();
        exhausted = rows.size() < page;
        // The next page may have more rows of the last moment, so a full page leaves that moment out.
        Instant last = exhausted ? Instant.MIN : rows.get(page - 1).get(PRICE_POINTS.AS_OF);
        List<Record> ofMoment = new ArrayList<>();
        for (Record row : rows) {
            Instant asOf = row.get(PRICE_POINTS.AS_OF);
            if (asOf.equals(last) && !asOf.equals(rows.get(0).get(PRICE_POINTS.AS_OF))) {
                break;
            }
            if (!asOf.equals(before)) {
                add(ofMoment);
                ofMoment.clear();
            }
            before = asOf;
            addManualFrom(asOf);
            ofMoment.add(row);
        }
        add(ofMoment);
        if (exhausted) {
            addManualFrom(Instant.MIN);
        }
        page = Math.min(page * PAGE_GROWTH, PAGE_MAX);
    }

    /**
     * Adds the price that counts of several for one moment, the last one first: that which came last, but no one of a
     * restated history while another one is there. It keeps what was accepted before it, unless it is reviewed or was
     * accepted before as well. A price of a fallback provider counts only if none before it can be used.
     */
    private void add(List<Record> ofMoment) {
        SortedMap<Integer, List<Record>> usable = ofMoment.stream()
                .filter(row -> !"REJECT".equals(row.get(PRICE_REVIEWS.VERDICT)))
                .collect(Collectors.groupingBy(row -> row.get(RANK), TreeMap::new, Collectors.toList()));
        if (usable.isEmpty() || !seen.add(ofMoment.get(0).get(PRICE_POINTS.AS_OF))) {
            return;
        }
        List<SeriesPrice> candidates =
                new ArrayList<>(usable.values().stream().map(this::counting).toList());
        SeriesPrice first = candidates.stream()
                .filter(price -> !price.quarantined())
                .findFirst()
                .orElse(candidates.get(0));
        newestFirst.add(first);
        candidates.remove(first);
        if (!candidates.isEmpty()) {
            others.put(first.asOf(), candidates);
        }
    }

    /** The price that counts of one source, or of several that no order was chosen for. */
    private SeriesPrice counting(List<Record> rows) {
        Record counting = rows.stream()
                .filter(row -> row.get(PRICE_REVIEWS.VERDICT) != null || !row.get(HELD_BACK))
                .findFirst()
                .orElse(rows.get(0));
        SeriesPrice now = price(counting);
        List<SeriesPrice> earlier = rows.stream()
                .skip(rows.indexOf(counting) + 1L)
                .map(this::price)
                .filter(price -> !price.quarantined())
                .toList();
        boolean changed = now.reviewId().isEmpty() && earlier.stream().noneMatch(now::sameAs);
        return changed && !earlier.isEmpty() ? now.inPlaceOf(earlier.get(0)) : now;
    }

    /** The prices of other sources for the moment of the price at {@code index}, in the order of the providers. */
    List<SeriesPrice> others(int index) {
        return others.getOrDefault(get(index).orElseThrow().asOf(), List.of());
    }

    /**
     * Replaces a price that was put into quarantine after the series was read by that of the next provider.
     *
     * @return whether there is one
     */
    boolean fallBack(int index) {
        SeriesPrice price = get(index).orElseThrow();
        Optional<SeriesPrice> next =
                others(index).stream().filter(one -> !one.quarantined()).findFirst();
        if (!price.quarantined() || next.isEmpty()) {
            return false;
        }
        List<SeriesPrice> rest = new ArrayList<>(others(index));
        rest.remove(next.get());
        rest.add(price);
        others.put(price.asOf(), rest);
        newestFirst.set(index, next.get());
        return true;
    }

    /** The place of the source among the portfolio's fallback providers; 0 if it is none of them. */
    private Field<Integer> rank() {
        return DSL.field(
                "coalesce(array_position((select array_remove(p.fallback_providers, p.price_provider)"
                        + " from ta.portfolios p where p.id = {0}), {1}::text), 0)",
                Integer.class, DSL.val(portfolioId), PRICE_POINTS.SOURCE);
    }

    /** Whether the portfolio has such a finding about the price. */
    private Field<Boolean> found(Condition such) {
        return DSL.field(DSL.exists(DSL.selectOne()
                .from(PRICE_FINDINGS)
                .where(
                        PRICE_FINDINGS.PRICE_POINT_ID.eq(PRICE_POINTS.ID),
                        PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId),
                        such)));
    }

    /** Adds the manual prices at or after {@code oldest} that have not been added yet. */
    private void addManualFrom(Instant oldest) {
        while (!manual.isEmpty() && !manual.lastKey().isBefore(oldest)) {
            SeriesPrice price = manual.pollLastEntry().getValue();
            seen.add(price.asOf());
            newestFirst.add(price);
        }
    }

    private SeriesPrice price(Record row) {
        Instant asOf = row.get(PRICE_POINTS.AS_OF);
        String verdict = row.get(PRICE_REVIEWS.VERDICT);
        String currency = row.get(PRICE_REVIEWS.CURRENCY);
        String unit = row.get(PRICE_REVIEWS.QUOTE_UNIT);
        if (currency == null) {
            currency = row.get(PRICE_POINTS.CURRENCY);
            unit = row.get(PRICE_POINTS.QUOTE_UNIT);
        }
        if (currency == null || unit == null) {
            ListingTerms valid = termsOn(asOf.atZone(zone).toLocalDate());
            currency = currency == null ? valid.currency() : currency;
            unit = unit == null ? valid.quoteUnit() : unit;
        }
        BigDecimal corrected = row.get(PRICE_REVIEWS.PRICE);
        return new SeriesPrice(
                row.get(PRICE_POINTS.ID),
                false,
                Optional.ofNullable(row.get(PRICE_REVIEWS.ID)),
                asOf,
                row.get(PRICE_POINTS.SOURCE),
                corrected == null ? BinaryFloat.meant(row.get(PRICE_POINTS.PRICE)) : corrected,
                currency,
                unit,
                row.get(PRICE_POINTS.RECEIVED_AT),
                verdict == null && row.get(CRITICAL),
                verdict == null && row.get(JUMPED),
                "ACCEPT".equals(verdict),
                Optional.empty());
    }

    /** Whether the listing has terms for any date. */
    public boolean hasTerms() {
        return !terms.isEmpty();
    }

    /**
     * The terms that apply on a date.
     *
     * @throws StorageException.Invalid when the listing has no terms for that date
     */
    public ListingTerms termsOn(LocalDate date) {
        var valid = terms.floorEntry(date);
        if (valid == null) {
            throw new StorageException.Invalid(
                    "the listing has no terms for " + date, "Maybe set its terms from an earlier date.");
        }
        return valid.getValue();
    }
}

package ta.rules.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.Book.SessionPrice;
import ta.rules.performance.Book.Split;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Books with all that a book can have, from a seed. Each entry has a time of its own. */
final class RandomBooks {

    static final List<ListingId> LISTINGS =
            List.of(new ListingId("XLON:AAA"), new ListingId("XLON:BBB"), new ListingId("XLON:CCC"));

    private static final LocalDate FIRST = LocalDate.of(2024, 11, 4);

    private final Random random;
    private final boolean plain;
    private final List<BookEntry> entries = new ArrayList<>();
    private final Map<ListingId, BigDecimal> held = new HashMap<>();
    private final List<Split> splits = new ArrayList<>();

    private RandomBooks(long seed, boolean plain) {
        this.random = new Random(seed);
        this.plain = plain;
    }

    /** With splits, dividends of listings, movements in kind, missing and provisional prices. */
    static Book of(long seed) {
        return new RandomBooks(seed, false).book();
    }

    /** With trades and payments only. */
    static Book plain(long seed) {
        return new RandomBooks(seed, true).book();
    }

    private Book book() {
        int days = 5 + random.nextInt(120);
        List<MarketSession> sessions = new ArrayList<>();
        Map<ListingId, Double> prices = new HashMap<>();
        LISTINGS.forEach(listing -> prices.put(listing, 5 + random.nextDouble() * 200));
        for (int day = 0; day < days; day += 1 + random.nextInt(6)) {
            LocalDate date = FIRST.plusDays(day);
            happen(date);
            List<SessionPrice> quotes = new ArrayList<>();
            for (ListingId listing : LISTINGS) {
                boolean jump = !plain && random.nextInt(25) == 0;
                double before = prices.get(listing);
                double now = before * (jump ? 0.5 + random.nextDouble() : 0.97 + random.nextDouble() * 0.06);
                // Half of the jumps return.
                prices.put(listing, jump && random.nextBoolean() ? before : now);
                if (plain || random.nextInt(20) > 0) {
                    quotes.add(new SessionPrice(listing, number(now, 4), jump));
                }
            }
            sessions.add(new MarketSession(date, time(date, 16 * 3600 + 1800), quotes));
        }
        LocalDate last = FIRST.plusDays(days);
        return new Book(
                "GBP",
                ZoneId.of("Europe/London"),
                time(last, 72000),
                BigDecimal.valueOf(20),
                random.nextInt(3),
                null,
                sessions,
                splits,
                List.of(
                        new Membership(time(FIRST, 0), Map.of(LISTINGS.get(0), "core", LISTINGS.get(1), "bonds"), null),
                        new Membership(
                                time(FIRST.plusDays(20), 0),
                                Map.of(LISTINGS.get(0), "core", LISTINGS.get(2), "core"),
                                random.nextBoolean() ? LISTINGS.get(2) : null)),
                entries);
    }

    private void happen(LocalDate date) {
        if (entries.isEmpty()) {
            cash(date, EntryType.CONTRIBUTION, 10_000);
        }
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            ListingId listing = LISTINGS.get(random.nextInt(LISTINGS.size()));
            BigDecimal units = held.getOrDefault(listing, BigDecimal.ZERO);
            switch (random.nextInt(plain ? 5 : 10)) {
                case 0 -> cash(date, EntryType.CONTRIBUTION, 1 + random.nextInt(2000));
                case 1 -> cash(date, EntryType.WITHDRAWAL, -1 - random.nextInt(300));
                case 2, 3 -> trade(date, listing, EntryType.BUY, number(1 + random.nextInt(20), 0));
                case 4 -> sell(date, listing, units);
                case 5 -> income(date, listing, EntryType.DIVIDEND, 1 + random.nextInt(40));
                case 6 -> income(date, random.nextBoolean() ? listing : null, EntryType.FEE, -1 - random.nextInt(9));
                case 7 -> inKind(date, listing, EntryType.TRANSFER_IN, number(1 + random.nextInt(9), 0));
                case 8 -> cash(date, EntryType.INTEREST, 1 + random.nextInt(9));
                default -> split(date, listing, units);
            }
        }
    }

    private void sell(LocalDate date, ListingId listing, BigDecimal units) {
        BigDecimal some = random.nextInt(4) == 0 ? units : number(units.doubleValue() * random.nextDouble(), 2);
        if (some.signum() > 0 && some.compareTo(units) <= 0) {
            trade(date, listing, EntryType.SELL, some);
        }
    }

    private void trade(LocalDate date, ListingId listing, EntryType type, BigDecimal units) {
        BigDecimal fees = number(random.nextInt(10), 0);
        BigDecimal gross = number(units.doubleValue() * (20 + random.nextDouble() * 100), 2);
        BigDecimal amount = type == EntryType.BUY ? gross.add(fees).negate() : gross.subtract(fees);
        held.merge(listing, type == EntryType.BUY ? units : units.negate(), BigDecimal::add);
        add(date, type, listing, units, amount, fees, BigDecimal.ZERO);
    }

    private void inKind(LocalDate date, ListingId listing, EntryType type, BigDecimal units) {
        held.merge(listing, units, BigDecimal::add);
        BigDecimal cost = number(units.doubleValue() * 50, 2);
        add(date, type, listing, units, BigDecimal.ZERO, BigDecimal.ZERO, cost);
    }

    private void income(LocalDate date, ListingId listing, EntryType type, int amount) {
        add(date, type, listing, null, BigDecimal.valueOf(amount), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private void cash(LocalDate date, EntryType type, int amount) {
        add(date, type, null, null, BigDecimal.valueOf(amount), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private void split(LocalDate date, ListingId listing, BigDecimal units) {
        boolean first = splits.stream().noneMatch(split -> split.listing().equals(listing));
        if (first && units.signum() > 0 && entries.stream().noneMatch(each -> isOn(each, date))) {
            splits.add(new Split(listing, time(date, 0), BigDecimal.ONE, BigDecimal.valueOf(2)));
            held.put(listing, units.add(units));
        }
    }

    private static boolean isOn(BookEntry entry, LocalDate date) {
        return entry.tradeTime().atZone(ZoneOffset.UTC).toLocalDate().equals(date);
    }

    private void add(
            LocalDate date,
            EntryType type,
            ListingId listing,
            BigDecimal units,
            BigDecimal amount,
            BigDecimal fees,
            BigDecimal cost) {
        int seq = entries.size() + 1;
        entries.add(new BookEntry(seq, type, time(date, 30_000 + seq), listing, units, amount, fees, cost, null));
    }

    private static Instant time(LocalDate date, int second) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(second);
    }

    private static BigDecimal number(double value, int places) {
        return BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN);
    }
}

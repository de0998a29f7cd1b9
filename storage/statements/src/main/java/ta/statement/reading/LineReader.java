package ta.statement.reading;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ta.rules.json.Decimals;
import ta.rules.portfolio.Isin;
import ta.statement.Moment;
import ta.statement.Security;
import ta.statement.source.Line;
import ta.statement.template.CellRule;
import ta.statement.template.Field;
import ta.statement.template.Kind;
import ta.statement.template.RowRule;
import ta.statement.template.Template;

/** Reads the fields of a line, as its template says where they stand. */
final class LineReader {

    private static final Pattern MIC = Pattern.compile("[A-Z][A-Z0-9]{3}");
    private static final Pattern NO_TICKER = Pattern.compile("[<>\"{}|]");
    private static final int UNITS_SCALE = 10;
    private static final int NOTE_MAX = 2000;

    private final Template template;
    private final Numbers numbers;
    private final Times times;
    private final String account;

    /**
     * @param account the account's currency
     */
    LineReader(Template template, String account) {
        this.template = template;
        this.numbers = new Numbers(template.decimal());
        this.times = new Times(template.times(), template.zone());
        this.account = account;
    }

    Draft read(Line line, RowRule rule) throws BadLineException {
        String currency =
                text(line, rule, Field.CURRENCY).or(template::currency).orElse(account);
        boolean pence = TradeValue.isPence(currency);
        Optional<BigDecimal> amount = amount(line, rule, pence);
        // A program that computes with binary fractions writes more digits than it means.
        Optional<BigDecimal> units = number(line, rule, Field.UNITS)
                .map(value -> value.scale() > UNITS_SCALE ? Decimals.even10(value) : value);
        Draft draft = new Draft(
                line,
                kind(rule.is(), units, amount),
                moment(line, rule),
                security(line, rule),
                units,
                number(line, rule, Field.PRICE),
                text(line, rule, Field.PRICE_CURRENCY).or(() -> pence ? Optional.of("GBX") : Optional.empty()),
                number(line, rule, Field.RATE),
                amount,
                money(line, rule, Field.CONSIDERATION, pence),
                pence ? "GBP" : currency.toUpperCase(Locale.ROOT),
                number(line, rule, Field.OTHER_AMOUNT),
                text(line, rule, Field.OTHER_CURRENCY).map(text -> text.toUpperCase(Locale.ROOT)),
                sum(line, rule, Field.FEES, pence),
                false,
                text(line, rule, Field.REFERENCE).filter(reference -> !reference.matches("[0-]+")),
                note(line, rule));
        BigDecimal tax = sum(line, rule, Field.TAX, pence);
        return tax.signum() == 0 || amount.isEmpty() ? draft : draft.taxed(tax);
    }

    private Optional<BigDecimal> amount(Line line, RowRule rule, boolean pence) throws BadLineException {
        Optional<BigDecimal> in = money(line, rule, Field.MONEY_IN, pence);
        Optional<BigDecimal> out = money(line, rule, Field.MONEY_OUT, pence);
        Optional<BigDecimal> amount = in.isEmpty() && out.isEmpty()
                ? money(line, rule, Field.AMOUNT, pence)
                : Optional.of(in.orElse(BigDecimal.ZERO)
                        .abs()
                        .subtract(out.orElse(BigDecimal.ZERO).abs()));
        return rule.is() == Kind.TAX && !template.signed()
                ? amount.map(tax -> tax.abs().negate())
                : amount;
    }

    private static Kind kind(Kind is, Optional<BigDecimal> units, Optional<BigDecimal> amount) {
        boolean out = amount.orElse(BigDecimal.ZERO).signum() < 0;
        boolean fewer = units.orElse(BigDecimal.ZERO).signum() < 0;
        return switch (is) {
            case TRADE -> fewer || (!out && amount.isPresent()) ? Kind.SELL : Kind.BUY;
            case PAYMENT -> out ? Kind.WITHDRAWAL : Kind.CONTRIBUTION;
            case TRANSFER -> fewer || (units.isEmpty() && out) ? Kind.TRANSFER_OUT : Kind.TRANSFER_IN;
            default -> is;
        };
    }

    private Moment moment(Line line, RowRule rule) throws BadLineException {
        String day = text(line, rule, Field.TIME)
                .orElseThrow(() -> new BadLineException("CELL_EMPTY", "the line has no date", ""));
        Optional<String> hour = text(line, rule, Field.HOUR);
        return times.read(hour.map(time -> day + " " + time).orElse(day));
    }

    private Optional<Security> security(Line line, RowRule rule) throws BadLineException {
        Optional<String> isin = text(line, rule, Field.ISIN)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .filter(Isin::isIsin);
        Optional<String> sedol = text(line, rule, Field.SEDOL);
        Optional<String> ticker = text(line, rule, Field.TICKER);
        Optional<String> name = text(line, rule, Field.NAME);
        if (ticker.filter(text -> NO_TICKER.matcher(text).find()).isPresent()) {
            throw new BadLineException("BAD_VALUE", "\"" + ticker.get() + "\" is not a ticker", "");
        }
        if (isin.isEmpty() && sedol.isEmpty() && ticker.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> venue = text(line, rule, Field.VENUE).flatMap(this::mic);
        Optional<String> quoteUnit = text(line, rule, Field.PRICE_CURRENCY)
                .filter(unit -> unit.length() == 3)
                .map(unit -> unit.equals("GBp") ? "GBX" : unit);
        return Optional.of(new Security(isin, sedol, ticker, venue, name, quoteUnit));
    }

    private Optional<String> mic(String venue) {
        return Optional.ofNullable(template.venues().get(venue))
                .or(() -> Optional.of(venue.toUpperCase(Locale.ROOT))
                        .filter(mic -> MIC.matcher(mic).matches()));
    }

    private String note(Line line, RowRule rule) {
        String written = text(line, rule, Field.NOTE).orElse("");
        String note = rule.note().isEmpty() || written.isEmpty() ? rule.note() + written : rule.note() + "; " + written;
        return note.length() > NOTE_MAX ? note.substring(0, NOTE_MAX - 1) + "…" : note;
    }

    private Optional<BigDecimal> money(Line line, RowRule rule, Field field, boolean pence) throws BadLineException {
        Optional<BigDecimal> value = number(line, rule, field);
        return pence ? value.map(number -> number.movePointLeft(2)) : value;
    }

    private Optional<BigDecimal> number(Line line, RowRule rule, Field field) throws BadLineException {
        Optional<String> text = text(line, rule, field).filter(value -> !value.matches("[-–]|N/?A|Not available"));
        return text.isEmpty() ? Optional.empty() : Optional.of(scaled(field, numbers.read(text.get())));
    }

    private BigDecimal scaled(Field field, BigDecimal value) {
        Integer places = template.scale().get(field);
        return places == null ? value : value.movePointLeft(places);
    }

    /** Fees and taxes stand in several columns. A broker that writes what is paid with a minus does so here, too. */
    private BigDecimal sum(Line line, RowRule rule, Field field, boolean pence) throws BadLineException {
        BigDecimal sum = BigDecimal.ZERO;
        for (CellRule cell : template.cells(rule, field)) {
            String text = cell.in(line);
            if (!text.isEmpty() && !text.equals("-")) {
                BigDecimal value = scaled(field, numbers.read(text));
                sum = sum.add(template.signed() ? value.abs() : value);
            }
        }
        return pence ? sum.movePointLeft(2) : sum;
    }

    private Optional<String> text(Line line, RowRule rule, Field field) {
        return template.cells(rule, field).stream()
                .map(cell -> cell.in(line))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}

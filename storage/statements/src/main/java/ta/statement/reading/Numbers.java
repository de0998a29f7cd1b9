package ta.statement.reading;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads numbers as brokers write them: with currency signs, separators of thousands, and brackets or a minus. */
final class Numbers {

    /** What stands around a number without changing it: currencies, blanks of all kinds, apostrophes of Switzerland. */
    private static final Pattern NOISE = Pattern.compile("[\\p{Sc}\\p{Zs}\\s'’]|[A-Z]{3}|GBp|GBX?");

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,18})?|\\.\\d{1,18})([eE]-?\\d{1,2})?");

    private final char decimal;
    private final boolean either;

    /**
     * @param separators as {@link ta.statement.template.Template#decimal} has them
     */
    Numbers(String separators) {
        this.decimal = separators.charAt(0);
        this.either = separators.length() > 1;
    }

    /**
     * @param text not empty
     */
    BigDecimal read(String text) throws BadLineException {
        String plain = NOISE.matcher(text.replace('−', '-')).replaceAll("");
        boolean negative = plain.startsWith("(") && plain.endsWith(")");
        if (negative) {
            plain = plain.substring(1, plain.length() - 1);
        }
        char mark = either ? decimalOf(plain) : decimal;
        plain = plain.replace(mark == '.' ? "," : ".", "").replace(mark, '.');
        if (!NUMBER.matcher(plain).matches()) {
            throw new BadLineException(
                    "BAD_NUMBER", "\"" + text + "\" is not a number", "Maybe the file was changed by a spreadsheet.");
        }
        BigDecimal value = new BigDecimal(plain);
        return negative ? value.negate() : value;
    }

    /**
     * Of two separators the last one is the decimal one. One alone is it if it is the usual one, or if it cannot
     * separate thousands, since not exactly three digits follow.
     */
    private char decimalOf(String plain) {
        int comma = plain.lastIndexOf(',');
        int point = plain.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? ',' : '.';
        }
        if (comma < 0 && point < 0) {
            return decimal;
        }
        char only = comma >= 0 ? ',' : '.';
        boolean thousands =
                plain.length() - Math.max(comma, point) == 4 || plain.indexOf(only) != Math.max(comma, point);
        return only == decimal || !thousands ? only : decimal;
    }
}

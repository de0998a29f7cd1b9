package ta.rules.explanation;

import ta.rules.trace.Figure;

/** Figures in a sentence, with their units in words. */
final class FigureText {

    private FigureText() {}

    /** {@code 5 sessions}, {@code 2.5 %}; a price in its quote unit, an amount as a bare number. */
    static String of(Figure figure) {
        String number = Figures.shortened(figure.value());
        return switch (figure.unit()) {
            case UNITS -> Words.units(figure.value());
            case SESSIONS -> Words.counted(figure.value(), "session");
            case MINUTES -> Words.counted(figure.value(), "minute");
            case HOURS -> Words.counted(figure.value(), "hour");
            case DAYS -> Words.counted(figure.value(), "day");
            case PERCENT -> number + " %";
            case SHARE -> Figures.percent(figure.value());
            case POINTS -> Figures.points(figure.value()) + " points";
            case PRICE -> figure.quotedIn() == null ? number : number + " " + figure.quotedIn();
            case MONEY, RATE, RATIO, INDEX, COUNT, MONTH -> number;
        };
    }
}

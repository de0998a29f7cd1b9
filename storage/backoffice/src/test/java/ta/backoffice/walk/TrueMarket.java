package ta.backoffice.walk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Closes and rates as they really are: small moves around a level, so that the drawdown stays below any wave. */
final class TrueMarket {

    /** In pence, but the first, which is quoted in dollars. */
    static final Map<String, Double> LEVELS = new LinkedHashMap<>();

    static {
        LEVELS.put("VWRP", 150.0);
        LEVELS.put("SEMI", 1650.0);
        LEVELS.put("XWES", 4120.0);
        LEVELS.put("XWHS", 4690.0);
        LEVELS.put("WLDS", 612.0);
        LEVELS.put("IGL5", 1040.0);
        LEVELS.put("CSH2", 11900.0);
    }

    private final Random random;
    private final Map<String, Map<LocalDate, BigDecimal>> closes = new LinkedHashMap<>();
    private final Map<LocalDate, BigDecimal> dollars = new LinkedHashMap<>();
    private final Map<LocalDate, BigDecimal> pounds = new LinkedHashMap<>();

    TrueMarket(Random random) {
        this.random = random;
    }

    /** Makes the closes and the rates of a session. */
    void next(LocalDate day) {
        LEVELS.forEach((ticker, level) ->
                closes.computeIfAbsent(ticker, name -> new LinkedHashMap<>()).put(day, near(level, 2)));
        dollars.put(day, near(1.16, 4));
        pounds.put(day, near(0.8722, 5));
    }

    private BigDecimal near(double level, int places) {
        return BigDecimal.valueOf(level * (1 + random.nextGaussian() * 0.004)).setScale(places, RoundingMode.HALF_EVEN);
    }

    BigDecimal close(String ticker, LocalDate day) {
        return closes.get(ticker).get(day);
    }

    BigDecimal dollarsPerEuro(LocalDate day) {
        return dollars.get(day);
    }

    BigDecimal poundsPerEuro(LocalDate day) {
        return pounds.get(day);
    }

    /** What a unit is worth in pounds. */
    BigDecimal inPounds(String ticker, LocalDate day) {
        BigDecimal close = close(ticker, day);
        return ticker.equals("VWRP")
                ? close.multiply(pounds.get(day)).divide(dollars.get(day), MathContext.DECIMAL64)
                : close.movePointLeft(2);
    }
}

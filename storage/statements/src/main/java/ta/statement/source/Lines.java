package ta.statement.source;

import java.util.List;
import ta.statement.UnreadableStatementException;

/** Reads the lines of the forms that need no template to be read. */
public final class Lines {

    private Lines() {}

    /**
     * @param document of any form but CSV and TEXT
     * @throws UnreadableStatementException if it is damaged
     */
    public static List<Line> of(Document document) throws UnreadableStatementException {
        return switch (document.form()) {
            case GHOSTFOLIO -> GhostfolioLines.of(document.text());
            case FLEX -> FlexLines.of(document.text());
            case PORTFOLIO_PERFORMANCE -> PortfolioPerformanceLines.of(document.text());
            case OFX -> OfxLines.of(document.text());
            case CSV, TEXT -> throw new IllegalArgumentException("needs a template: " + document.form());
        };
    }
}

package ta.http.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import ta.backoffice.book.GainsForTax;
import ta.database.Transaction;
import ta.http.book.BookShapes.DisposalPart;
import ta.http.book.BookShapes.DisposalShape;
import ta.http.book.BookShapes.Gains;
import ta.http.book.BookShapes.GainsOfYear;
import ta.http.route.Call;
import ta.rules.gains.Disposal;

/** The gains for tax of a portfolio, by the rules of share identification. */
public final class GainsHandler {

    public Gains gains(Call call, Transaction tx) {
        GainsForTax gains =
                GainsForTax.of(tx, call.portfolio().id(), call.portfolio().zone());
        return new Gains(
                gains.years().entrySet().stream()
                        .map(year -> new GainsOfYear(
                                year.getKey().text(),
                                year.getValue().proceeds(),
                                year.getValue().cost(),
                                year.getValue().gains(),
                                year.getValue().losses()))
                        .toList(),
                gains.disposals().stream().map(GainsHandler::shape).toList());
    }

    private static DisposalShape shape(GainsForTax.OfListing each) {
        Disposal disposal = each.disposal();
        return new DisposalShape(
                each.listing(),
                disposal.day(),
                disposal.units(),
                disposal.proceeds(),
                disposal.cost(),
                disposal.gain(),
                disposal.parts().stream()
                        .map(part -> new DisposalPart(part.rule(), units(part.units()), part.cost(), part.acquiredOn()))
                        .toList());
    }

    /** A split's division may leave more digits than units have. */
    private static BigDecimal units(BigDecimal exact) {
        return exact.scale() > 10 ? exact.setScale(10, RoundingMode.HALF_EVEN) : exact;
    }
}

package ta.runtime.book;

import java.math.RoundingMode;
import ta.backoffice.book.GainsForTax;
import ta.rules.gains.Disposal;
import ta.runtime.report.Amounts;
import ta.runtime.report.Table;

/** The gains for tax, for people: each sale with how it was matched, and the sums of each tax year. */
final class GainsText {

    private GainsText() {}

    static String of(GainsForTax gains) {
        if (gains.disposals().isEmpty()) {
            return "";
        }
        Table sales = new Table("sold on", "listing", "units>", "proceeds>", "cost>", "gain for tax>", "matched with");
        gains.disposals().forEach(each -> {
            Disposal disposal = each.disposal();
            sales.row(
                    disposal.day(),
                    each.listing(),
                    Amounts.exact(disposal.units()),
                    Amounts.money(disposal.proceeds()),
                    Amounts.money(disposal.cost()),
                    Amounts.money(disposal.gain()),
                    String.join(
                            ", ",
                            disposal.parts().stream().map(GainsText::words).toList()));
        });
        Table years = new Table("tax year", "proceeds>", "cost>", "gains>", "losses>", "net>");
        gains.years()
                .forEach((year, sums) -> years.row(
                        year.text(),
                        Amounts.money(sums.proceeds()),
                        Amounts.money(sums.cost()),
                        Amounts.money(sums.gains()),
                        Amounts.money(sums.losses()),
                        Amounts.money(sums.net())));
        return "\n" + GainsForTax.NOTE + " The gain for tax, from this ledger alone:\n" + sales + "\n" + years;
    }

    private static String words(Disposal.Part part) {
        String units = Amounts.exact(part.units().setScale(10, RoundingMode.HALF_EVEN));
        return switch (part.rule()) {
            case SAME_DAY -> units + " of the same day";
            case THIRTY_DAYS -> units + " of " + part.acquiredOn().orElseThrow();
            case POOL -> units + " of the pool";
        };
    }
}

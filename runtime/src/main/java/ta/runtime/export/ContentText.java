package ta.runtime.export;

import ta.backoffice.export.ContentHash;
import ta.runtime.report.Amounts;

/** What a portfolio consists of, in a line. */
final class ContentText {

    private ContentText() {}

    static String of(ContentHash.Content content) {
        return Amounts.count(content.entries(), "ledger entry", "ledger entries") + ", "
                + Amounts.count(content.policies(), "policy version", "policy versions") + ", "
                + Amounts.count(content.prices(), "price", "prices") + ", "
                + Amounts.count(content.rates(), "rate", "rates") + ", "
                + Amounts.count(content.reviews(), "review", "reviews") + ".\nContent hash " + content.sha256();
    }
}

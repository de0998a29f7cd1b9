package ta.backoffice.walk;

import java.util.ArrayList;
import java.util.List;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.market.Findings;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.RateFinding;
import ta.backoffice.market.RateFindings;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.market.ReviewRate;
import ta.backoffice.runs.RefreshPrices;
import ta.database.Database;

/** A person who rejects what the checks found, and lifts the freeze. */
final class Reviewer {

    private final Database app;
    private final TestPortfolio portfolio;

    Reviewer(Database app, TestPortfolio portfolio) {
        this.app = app;
        this.portfolio = portfolio;
    }

    /** What is open and critical, in words. */
    List<String> open() {
        return app.read(portfolio.owner(), tx -> {
            List<String> open = new ArrayList<>();
            Findings.of(tx, portfolio.id(), false).stream()
                    .filter(finding -> finding.severity().equals("critical"))
                    .forEach(finding -> open.add(finding.listing() + " " + finding.sentence()));
            RateFindings.of(tx, portfolio.id(), false).stream()
                    .filter(RateFinding::isCritical)
                    .forEach(finding -> open.add(finding.sentence()));
            return open;
        });
    }

    void rejectAll() {
        ReviewPrice review = new ReviewPrice(app);
        for (Findings.Finding finding : app.read(portfolio.owner(), tx -> Findings.of(tx, portfolio.id(), false))) {
            if (finding.severity().equals("critical")) {
                review.review(
                        portfolio.owner(),
                        portfolio.id(),
                        new PriceReview.Reject(finding.pricePointId(), "not what the broker shows"));
            }
        }
        for (RateFinding finding : app.read(portfolio.owner(), tx -> RateFindings.of(tx, portfolio.id(), false))) {
            app.transact(
                    portfolio.owner(),
                    tx -> ReviewRate.within(
                            tx,
                            portfolio.id(),
                            finding.id(),
                            ReviewRate.Verdict.REJECT,
                            "not what the central bank says"));
        }
        if (app.read(portfolio.owner(), tx -> FreezePortfolio.isFrozen(tx, portfolio.id()))) {
            new RefreshPrices(app, TestPolicies.SHARED).unfreeze(portfolio.owner(), portfolio.id(), "reviewed");
        }
    }
}

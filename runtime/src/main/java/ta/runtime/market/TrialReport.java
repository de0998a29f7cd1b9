package ta.runtime.market;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.ListingTerms;
import ta.runtime.provider.fetch.Attempt;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Visible;

/**
 * A trial of a provider as text and JSON.
 *
 * @param portfolio the name of the one whose checks judged
 */
record TrialReport(ProviderTrial trial, List<Attempt> attempts, Optional<String> portfolio) {

    Report report() {
        boolean priced = !trial.response().prices().isEmpty();
        return new Report(text(), json(), priced ? ExitCode.OK : ExitCode.INVALID_POLICY);
    }

    private String text() {
        StringBuilder text = new StringBuilder(trial.provider().text() + " for "
                + trial.listing().listing() + " " + trial.listing().name() + ", symbol "
                + Optional.ofNullable(trial.symbol()).orElse("none") + "\n");
        attempts.forEach(attempt -> text.append("\nAsked: ")
                .append(Visible.text(attempt.url()))
                .append("\nCame:  ")
                .append(Visible.text(attempt.came()))
                .append('\n'));
        if (trial.problem() != null) {
            text.append("\nNo prices: ").append(Visible.text(trial.problem())).append('\n');
        }
        if (!trial.response().prices().isEmpty()) {
            text.append("\nRead, newest first:\n").append(table());
        }
        list(text, "Left out:", trial.response().leftOut());
        list(text, "Not needed:", trial.response().passedOver());
        text.append('\n').append(due()).append('\n').append(judged());
        return text.append("Nothing was recorded.\n").toString();
    }

    private Table table() {
        Table table = new Table("session", "kind", "of", "price>", "unit", "currency", "the gate says");
        trial.newestFirst()
                .forEach(price -> table.row(
                        trial.session(price),
                        price.kind(),
                        price.asOf(),
                        price.price().toPlainString(),
                        price.quoteUnit().orElseGet(() -> ofTerms(ListingTerms::quoteUnit)),
                        price.currency().orElseGet(() -> ofTerms(ListingTerms::currency)),
                        verdict(price)));
        return table;
    }

    private String verdict(PriceObservation price) {
        String verdict = trial.verdict(price);
        return verdict == null ? "" : verdict.isEmpty() ? "nothing" : verdict;
    }

    /** What counts where the provider does not state it. */
    private String ofTerms(Function<ListingTerms, String> part) {
        return trial.terms() == null ? "(unknown)" : "(" + part.apply(trial.terms()) + ")";
    }

    private String due() {
        String terms = trial.terms() == null
                ? "It has no terms, so no unit counts where the provider states none. "
                : "It is quoted in " + trial.terms().quoteUnit() + " ("
                        + trial.terms().currency() + "). ";
        return terms + "The newest session whose price is due is " + trial.dueSession() + ": "
                + (trial.isStale()
                        ? "its close is missing"
                                + trial.newestSession()
                                        .map(newest -> ", the newest one is of " + newest)
                                        .orElse("")
                        : "its close is there")
                + ".";
    }

    private String judged() {
        return portfolio
                .map(name -> "The checks are those of " + name + ", if its policy watches the listing.\n")
                .orElse("Name a portfolio with --portfolio to see what its checks say.\n");
    }

    private static void list(StringBuilder text, String title, List<String> rows) {
        if (!rows.isEmpty()) {
            text.append('\n').append(title).append('\n');
            rows.forEach(row -> text.append("  ").append(Visible.text(row)).append('\n'));
        }
    }

    private ObjectNode json() {
        return Tree.object(
                "provider",
                trial.provider().text(),
                "listing",
                trial.listing().listing(),
                "symbol",
                trial.symbol(),
                "asked",
                Tree.array(attempts, one -> Tree.object("url", one.url(), "came", one.came())),
                "problem",
                trial.problem(),
                "prices",
                Tree.array(
                        trial.newestFirst(),
                        price -> Tree.object(
                                "session",
                                trial.session(price),
                                "kind",
                                price.kind(),
                                "as_of",
                                price.asOf(),
                                "price",
                                price.price(),
                                "quote_unit",
                                price.quoteUnit(),
                                "currency",
                                price.currency(),
                                "gate",
                                trial.verdict(price))),
                "left_out",
                Tree.array(trial.response().leftOut(), row -> row),
                "passed_over",
                Tree.array(trial.response().passedOver(), row -> row),
                "due_session",
                trial.dueSession(),
                "stale",
                trial.isStale());
    }
}

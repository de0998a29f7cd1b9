package ta.runtime.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ta.rules.decision.DecisionJson;
import ta.rules.decision.ValuationReport;
import ta.rules.engine.Result;
import ta.rules.explanation.Explanation;
import ta.rules.explanation.Money;
import ta.rules.explanation.Words;
import ta.rules.policy.Policy;
import ta.rules.snapshot.Snapshot;
import ta.runtime.settings.Visible;

/** A decision for people: the verdict first, then its basis, then why nothing else. */
public final class DecisionText {

    private DecisionText() {}

    /** Ends with a line break. A trace, if there is one, comes last. */
    public static String of(Policy policy, Snapshot snapshot, Result result) {
        DecisionPage page = new DecisionPage(
                policy,
                snapshot,
                result.decision(),
                Explanation.of(policy, snapshot, result),
                new Money(policy.baseCurrency()));
        String sections =
                sections(page).stream().filter(section -> !section.isEmpty()).collect(Collectors.joining("\n"));
        return sections + result.trace().map(TraceTree::of).orElse("");
    }

    private static List<String> sections(DecisionPage page) {
        ValuationReport valuation = page.decision().valuation();
        boolean valued = valuation != null;
        Explanation explanation = page.explanation();
        boolean recommends = !explanation.orders().isEmpty();
        return List.of(
                AlignedRows.wrapped(Visible.text(explanation.headline()), "") + "\n",
                run(page),
                recommends ? OrderSection.of(page) : "",
                valuation != null ? StandingSection.of(page, valuation) : "",
                valued ? TriggerSection.of(explanation.triggers()) : "",
                valued ? NotRecommendedSection.of(explanation) : "",
                FindingSection.of(explanation.findings()),
                ConstraintSection.of(explanation.constraints()),
                hashes(page));
    }

    private static String run(DecisionPage page) {
        String task = Words.of(page.snapshot().run().task());
        return Words.sentence(task.toLowerCase(Locale.ROOT)) + " of "
                + page.snapshot().run().asOf().atZone(page.policy().timeZone()).toLocalDate() + ", portfolio "
                + Visible.text(page.snapshot().portfolioId()) + ", policy version "
                + Visible.text(page.policy().version()) + ".\n";
    }

    private static String hashes(DecisionPage page) {
        ObjectNode json = DecisionJson.of(page.decision());
        AlignedRows table = new AlignedRows("ll");
        for (String of : List.of("policy", "snapshot", "decision")) {
            table.row(of, json.get(of + "_sha256").textValue());
        }
        return "SHA-256\n" + table.text("  ");
    }
}

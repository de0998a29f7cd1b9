package ta.runtime.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import ta.backoffice.actions.ActionEffect;
import ta.backoffice.actions.ActionState;
import ta.backoffice.book.NewEntry;
import ta.backoffice.registry.CorporateAction;
import ta.rules.portfolio.ListingId;
import ta.runtime.report.Amounts;
import ta.runtime.report.Report;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;

/** Shows what a corporate action does to a portfolio, and how far the ledger has it. */
final class ActionReport {

    private ActionReport() {}

    /** Where an action stands in the ledger. */
    static String standing(ActionState state, Instant now) {
        if (state.happened().isAfter(now)) {
            return "ahead";
        }
        if (state.isOutstanding()) {
            return "not applied";
        }
        if (state.action().withdrawn()) {
            return "withdrawn";
        }
        boolean held = state.held().signum() > 0 || state.action().kind().isRename();
        return held ? "applied" : "not held";
    }

    /**
     * @param head what was done, or would be
     */
    static Report of(String head, ActionState state, Instant now) {
        ActionEffect effect = state.effect();
        StringBuilder text =
                new StringBuilder(head).append(": ").append(state.sentence()).append(".\n");
        if (state.action().changesLedger()) {
            text.append(holdings(state, effect));
            text.append("Cash: ").append(Amounts.money(effect.cash()));
            text.append("; realised: ").append(Amounts.money(effect.realised())).append('\n');
            text.append(entries(state));
            text.append(prices(state.action()));
        } else if (!state.action().withdrawn()) {
            text.append("Units, cost, prices and history stay. Use the new name in files and in the policy from now"
                    + " on.\n");
        }
        state.hindrance()
                .ifPresent(
                        why -> text.append("It cannot be applied: ").append(why).append(".\n"));
        return new Report(text.toString(), json(state, now));
    }

    private static String holdings(ActionState state, ActionEffect effect) {
        Table table = new Table("listing", "units before>", "units after>", "cost before>", "cost after>");
        effect.holdings()
                .forEach(holding -> table.row(
                        state.name(holding.listing()),
                        Amounts.exact(holding.before().units()),
                        Amounts.exact(holding.after().units()),
                        Amounts.money(holding.before().cost()),
                        Amounts.money(holding.after().cost())));
        return table.toString();
    }

    private static String entries(ActionState state) {
        if (state.due().isEmpty()) {
            return "No ledger entries.\n";
        }
        Table table = new Table("entry", "listing", "units>", "amount>", "cost>");
        for (NewEntry entry : state.due()) {
            table.row(
                    entry.type(),
                    entry.listingId().map(state::name).map(ListingId::text).orElse(""),
                    entry.units().map(Amounts::exact).orElse(""),
                    Amounts.money(entry.amount()),
                    entry.cost().map(Amounts::money).orElse(""));
        }
        return table.toString();
    }

    private static String prices(CorporateAction action) {
        return action.kind().restatesPrices()
                ? "Earlier prices are restated by the ratio.\n"
                : "Earlier prices stay; the checks do not compare them with later ones of " + action.effectiveOn()
                        + ".\n";
    }

    static JsonNode json(ActionState state, Instant now) {
        ActionEffect effect = state.effect();
        return Tree.object(
                "kind",
                state.action().kind(),
                "listing",
                state.listing(),
                "effective_on",
                state.action().effectiveOn(),
                "state",
                standing(state, now),
                "sentence",
                state.sentence(),
                "cash",
                effect.cash(),
                "realised",
                effect.realised(),
                "holdings",
                Tree.array(
                        effect.holdings(),
                        holding -> Tree.object(
                                "listing",
                                state.name(holding.listing()),
                                "units_before",
                                holding.before().units(),
                                "units_after",
                                holding.after().units(),
                                "cost_before",
                                holding.before().cost(),
                                "cost_after",
                                holding.after().cost())));
    }
}

package ta.http.assistant;

import java.util.List;

/** The tools, in the order in which they are listed. To add one, write a class and list it here. */
public final class Tools {

    public static final List<Tool<?>> ALL = List.of(
            new ListPortfolios(),
            new GetOverview(),
            new GetHoldings(),
            new GetDecision(),
            new ListRecommendations(),
            new ExplainOrders(),
            new ExplainNotRecommended(),
            new GetForecast(),
            new GetPerformance(),
            new GetSimulations(),
            new GetPolicy(),
            new ListPolicyVersions(),
            new ListPolicyRules(),
            new CheckPolicy(),
            new WhatIfDecided(),
            new SavePolicyDraft());

    private Tools() {}
}

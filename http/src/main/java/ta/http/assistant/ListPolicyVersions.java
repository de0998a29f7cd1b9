package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import ta.http.doc.Doc;

final class ListPolicyVersions extends Tool<ListPolicyVersions.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio) {}

    ListPolicyVersions() {
        super(
                "list_policy_versions",
                "The versions of the policy",
                Asked.class,
                "Lists the versions of a portfolio's policy, newest first, with their states: DRAFT, APPROVED (the"
                        + " active one), RETIRED or DISCARDED.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        return api.json(CallerApi.get(api.portfolio(asked.portfolio()), "/strategy/versions"));
    }
}

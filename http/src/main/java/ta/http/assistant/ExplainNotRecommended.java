package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.route.RouteCall;

final class ExplainNotRecommended extends Tool<ExplainNotRecommended.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "id of a run; null for the newest that has decided", example = "null")
            Optional<UUID> run,

            @Doc(value = "the code of one sleeve; null for all", example = "null")
            Optional<String> sleeve) {}

    ExplainNotRecommended() {
        super(
                "explain_not_recommended",
                "Why not",
                Asked.class,
                "Says what a decision did not recommend and why: orders that were suppressed with the test that"
                        + " stopped them, sleeves within their bands, waves and sunsets that were not due; each"
                        + " with the margin that would have turned it.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        ObjectNode why = (ObjectNode) api.json(
                RouteCall.of("GET /runs/{run}/explanation").at("run", api.run(asked.portfolio(), asked.run())));
        asked.sleeve().ifPresent(sleeve -> {
            keep(why, "suppressed", sleeve);
            keep(why, "sleeves", sleeve);
        });
        return why.retain(
                "run", "policy_sha256", "agrees", "headline", "suppressed", "sleeves", "triggers", "constraints");
    }

    private static void keep(ObjectNode why, String list, String sleeve) {
        List<JsonNode> kept = CallerApi.list(why.get(list)).stream()
                .filter(item -> item.path("sleeve").asText().equals(sleeve))
                .toList();
        why.putArray(list).addAll(kept);
    }
}

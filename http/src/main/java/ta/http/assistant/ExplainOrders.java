package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.RouteCall;

final class ExplainOrders extends Tool<ExplainOrders.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "id of a run; null for the newest that has decided", example = "null")
            Optional<UUID> run,

            @Doc(value = "the number of one order, from 1; null for all", example = "null")
            Optional<Integer> line) {}

    ExplainOrders() {
        super(
                "explain_orders",
                "Why these orders",
                Asked.class,
                "Says why a decision has its orders: for each order its reasons as sentences, with the rule and"
                        + " the clause of the policy, the steps of its amount, and the price it was sized at; and"
                        + " the findings about prices.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        ObjectNode why = (ObjectNode) api.json(
                RouteCall.of("GET /runs/{run}/explanation").at("run", api.run(asked.portfolio(), asked.run())));
        asked.line().ifPresent(line -> {
            JsonNode orders = why.get("orders");
            if (line < 1 || line > orders.size()) {
                throw Refused.at(Code.INVALID, "/line", "the decision has " + orders.size() + " orders");
            }
            why.putArray("orders").add(orders.get(line - 1));
        });
        return why.retain("run", "policy_sha256", "agrees", "headline", "orders", "findings", "constraints");
    }
}

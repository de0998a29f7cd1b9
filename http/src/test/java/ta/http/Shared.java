package ta.http;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.storage.Actor;
import ta.storage.Role;
import ta.storage.strategy.ActivatePolicy;

/**
 * A portfolio of Ann's under the shipped policy; Ben is an account of the same service and nothing to it.
 *
 * @param path of the portfolio
 */
record Shared(TestApi api, UUID id, String path, Actor owner, Client ann, UUID annId, Client ben, UUID benId) {

    /** Each in a database of its own. */
    static Shared of(TestApi api) {
        UUID annId = api.user("ann@example.org", false);
        UUID benId = api.user("ben@example.org", false);
        Client ann = api.signIn("ann@example.org");
        String made = ann.post(
                        "/portfolios",
                        "{\"name\":\"Mine\",\"broker\":\"AJ Bell\",\"tax_treatment\":\"SIPP\","
                                + "\"base_currency\":\"GBP\",\"time_zone\":\"Europe/London\"}")
                .json()
                .get("id")
                .textValue();
        UUID id = UUID.fromString(made);
        Actor owner = Actor.user(annId, "ann@example.org");
        new ActivatePolicy(api.app()).activate(owner, id, policy(), "the first");
        return new Shared(api, id, "/portfolios/" + made, owner, ann, annId, api.signIn("ben@example.org"), benId);
    }

    /** What the portfolio's audit trail says was done, in its order. */
    List<String> actions() {
        try (Connection reader = api.database().connect(Role.READONLY);
                PreparedStatement events = reader.prepareStatement(
                        "select event::jsonb ->> 'action' from ta.audit_events where portfolio_id = ? order by seq")) {
            events.setObject(1, id);
            List<String> actions = new ArrayList<>();
            for (ResultSet row = events.executeQuery(); row.next(); ) {
                actions.add(row.getString(1));
            }
            return actions;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PolicyResult.Valid policy() {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            return (PolicyResult.Valid) PolicyReader.read("manifesto_policy.json", file.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

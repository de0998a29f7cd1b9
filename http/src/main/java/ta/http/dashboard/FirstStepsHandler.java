package ta.http.dashboard;

import java.util.Optional;
import java.util.UUID;
import ta.backoffice.runs.FirstSteps;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.route.Call;

/** How far a new portfolio has come on the way to its first recommendation. */
public final class FirstStepsHandler {

    public record Steps(
            @Doc(
                    value = "whether prices have a source, chosen or by default, or have come in another way",
                    example = "true")
            boolean source,

            @Doc(value = "whether the ledger has an entry", example = "true")
            boolean book,

            @Doc(value = "whether a policy is active", example = "true")
            boolean policy,

            @Doc(value = "whether each monitored listing has a price", example = "true")
            boolean prices,

            @Doc(value = "whether a run was decided", example = "true")
            boolean run,

            @Doc(value = "whether a decision led to a recommendation, or found that none is needed", example = "true")
            boolean advice,

            @Doc("the newest run with a decision; null without one")
            Optional<UUID> newestRun,

            @Doc("the newest recommendation; null without one")
            Optional<UUID> recommendation) {}

    public Steps steps(Call call, Transaction tx) {
        FirstSteps steps = FirstSteps.of(tx, call.portfolio().id());
        return new Steps(
                steps.source(),
                steps.book(),
                steps.policy(),
                steps.prices(),
                steps.run(),
                steps.advice(),
                steps.newestRun(),
                steps.recommendation());
    }
}

package ta.http.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.StoredSimulation;
import ta.http.doc.Doc;
import ta.http.runs.ExplanationShapes.RunExplanation;
import ta.http.runs.RunShapes.Trace;
import ta.http.strategy.RuleShapes.PolicyRule;
import ta.rules.portfolio.ListingId;

/** Requests and responses about simulations. Amounts are in the portfolio's base currency. */
public final class SimulationShapes {

    private SimulationShapes() {}

    public record NewSimulation(
            @Doc(
                    value = "the numbers of 1 to 5 versions, drafts too, in the order in which they are shown; default:"
                            + " the active one",
                    example = "1")
            Optional<List<Integer>> versions,

            @Doc(
                    value = "the first day; default: the first with a close of every instrument, not before `years`",
                    example = "null")
            Optional<LocalDate> from,

            @Doc(
                    value = "the last day, at most 40 years later; default: the last with a close of every instrument",
                    example = "null")
            Optional<LocalDate> to,

            @Doc(value = "without `from`, at most so many years, 1 to 40; default: 40", example = "10")
            Optional<Integer> years,

            @Doc(
                    value = "the day of the month, 1 to 28, of the contribution and, after its close, of the monthly"
                            + " run, or the next session; default: 1",
                    example = "5")
            Optional<Integer> contributionDay,

            @Doc(value = "what is added to each contribution, in percent of it, 0 to 100; default: 0", example = "25")
            Optional<BigDecimal> taxReliefPct,

            @Doc(value = "how many days after the contribution, 0 to 366; default: 42", example = "42")
            Optional<Integer> reliefDays,

            @Doc(
                    value = "at which price of the listing's next session an order is carried out: NEXT_CLOSE; stored"
                            + " prices have no opening, so that NEXT_OPEN is the same; default: NEXT_CLOSE",
                    example = "NEXT_CLOSE")
            Optional<SimulationTerms.Fill> fill,

            @Doc(
                    value = "between bid and ask, in percent of the price, 0 to 100: a BUY pays half of it more;"
                            + " default: 0",
                    example = "0.1")
            Optional<BigDecimal> spreadPct,

            @Doc(value = "paid in on the first day; default: 0", example = "1000")
            Optional<BigDecimal> startCash,

            @Doc(value = "paid in on the first day, and buys the targets once; default: 0", example = "0")
            Optional<BigDecimal> startInvested,

            @Doc(value = "paid in on the first day, and buys the cash park once; default: 0", example = "0")
            Optional<BigDecimal> startParked,

            @Doc(
                    value = "in how many closes in a row a price that was held back is accepted, 1 to 100; default: 5",
                    example = "5")
            Optional<Integer> acceptAfter,

            @Doc(
                    value = "whether the targets of the first version are compared, bought with the same payments and"
                            + " held; default: true",
                    example = "true")
            Optional<Boolean> hold,

            @Doc(
                    value = "a listing that is compared likewise: one of the first version, or of the list of known"
                            + " funds, with stored closes; default: none",
                    example = "null")
            Optional<ListingId> benchmark,

            @Doc(
                    value = "true to simulate each change from the active version to the other one alone, at most 20;"
                            + " needs these two versions; default: false",
                    example = "false")
            Optional<Boolean> eachChange,

            @Doc(
                    value = "keys of the only version in which other values are tried, each combination, at most 100;"
                            + " default: none",
                    example = "null")
            Optional<List<VariedKey>> vary,

            @Doc(
                    value = "made-up paths of the only version, made of blocks of real months; not with `vary`;"
                            + " default: none",
                    example = "null")
            Optional<MadePaths> paths) {}

    public record VariedKey(
            @Doc(value = "JSON pointer of the key", example = "/cadence/monthly/max_orders")
            String path,

            @Doc(value = "JSON texts; what is none is taken as a string", example = "1")
            List<String> values) {}

    public record MadePaths(
            @Doc(value = "how many, 1 to 500; of all together at most 2,500 years", example = "50")
            int count,

            @Doc(value = "how long each is, 1 to 60", example = "10")
            int years,

            @Doc(value = "how many real months stay together, 1 to 120; default: 12", example = "12")
            Optional<Integer> blockMonths,

            @Doc(
                    value = "the seed of the first path, from 0; the same seed draws the same paths; default: 1",
                    example = "1")
            Optional<Integer> seed) {}

    public record SimulationSpan(
            @Doc("the first day with a close of every instrument; null if some instrument has none")
            Optional<LocalDate> first,

            @Doc("the last such day; null likewise") Optional<LocalDate> last,

            @Doc("the instruments without a close") List<ListingId> missing) {}

    public record SimulatedVersion(
            @Doc("the number of the version") int version,
            @Doc("SHA-256 of the policy that was simulated") String policySha256) {}

    public record Simulation(
            @Doc("the simulation's id") UUID id,

            @Doc(value = "QUEUED, RUNNING, DONE, CANCELLED or FAILED", example = "DONE")
            StoredSimulation.State state,

            @Doc(value = "how far it is, in whole percent", example = "100")
            int progress,

            @Doc(value = "who asked for it", example = "ann@example.org")
            String askedBy,

            @Doc("when it was asked for; later observations play no part")
            Instant askedAt,

            @Doc("when it was over; null before that") Optional<Instant> finishedAt,

            @Doc("the terms of the request, each with its value: stated or default")
            JsonNode terms,

            @Doc("what was simulated, in the order of the request")
            List<SimulatedVersion> policies,

            @Doc(value = "whether the targets held are compared", example = "true")
            boolean hold,

            @Doc(value = "the listing that is compared; null if there is none", example = "null")
            Optional<ListingId> benchmark,

            @Doc(value = "whether each change is simulated alone", example = "false")
            boolean eachChange,

            @Doc("the keys in which other values are tried") List<VariedKey> vary,

            @Doc("the made-up paths; null if there are none")
            Optional<MadePaths> paths,

            @Doc(value = "why it failed, and what may help; otherwise null", example = "null")
            Optional<String> problem,

            @Doc(value = "the version that was approved with it, with which it is kept; otherwise null", example = "2")
            Optional<Integer> approvedVersion) {}

    public record SimulationDetail(
            @Doc("the simulation") Simulation simulation,

            @Doc("what came of it: `simulations`, each with its kind (VERSION, HELD or BENCHMARK), figures, periods,"
                    + " historical windows, rolling returns, trades, days on which runs were stopped, and at most 601"
                    + " points for charts; if asked for, `changes` with the figures of each change alone, `sweep` with"
                    + " the variants, `stress` with the paths; null unless it is done")
            Optional<JsonNode> result) {}

    public record SimulatedRun(
            @Doc("the simulation's id") UUID simulation,

            @Doc(value = "the number of the version", example = "1")
            int version,

            @Doc("after whose close the run took place") LocalDate day,

            @Doc(value = "the task", example = "MONTHLY_ALLOCATION")
            String task,

            @Doc("whether the decision is the one that the simulation made; if not, the accepted prices have changed"
                    + " since")
            boolean agrees,

            @Doc("the complete decision") JsonNode decision,

            @Doc("the decision explained; its run is the simulation's id")
            RunExplanation explanation,

            @Doc("the facts and the rules that fired; its run is the simulation's id")
            Trace trace,

            @Doc(value = "the policy's text as it was simulated", example = "{}")
            String policy,

            @Doc("the rules that it compiles to") List<PolicyRule> rules) {}
}

package ta.runtime.advice;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.review.DraftFromReview;
import ta.backoffice.review.ModelReview;
import ta.backoffice.review.RequestReview;
import ta.backoffice.review.ReviewOutcome;
import ta.backoffice.review.ReviewTerms;
import ta.database.Role;
import ta.database.Transaction;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.review.ReviewSettings;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;
import ta.runtime.worker.Worker;
import ta.runtime.worker.WorkerSettings;

@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks a language model for a second opinion on a recommendation or on a version of the policy.",
            "It changes nothing. Configure the model with TA_REVIEW_PROVIDER and TA_REVIEW_MODEL.",
            "Exit code 1 if it is not reviewed."
        })
public final class ModelReviewCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(12);

    private final Environment environment;

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    @Parameters(arity = "0..1", paramLabel = "RECOMMENDATION", description = "id of the recommendation")
    private @Nullable String recommendation;

    @Option(names = "--policy-version", paramLabel = "N", description = "review this version of the policy instead")
    private @Nullable Integer version;

    @Option(
            names = "--draft",
            paramLabel = "REVIEW",
            description = "ask nothing; make a draft of the changes that this review suggests")
    private @Nullable String draft;

    public ModelReviewCommand(Environment environment) {
        this.environment = environment;
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        long given = List.of(
                        Optional.ofNullable(recommendation), Optional.ofNullable(version), Optional.ofNullable(draft))
                .stream()
                .filter(Optional::isPresent)
                .count();
        if (given != 1) {
            throw Refusal.unusable(
                    "ERROR one thing can be reviewed\nMaybe name a recommendation, or --policy-version.");
        }
        Portfolios.Portfolio of = portfolio.of(session);
        if (draft != null) {
            UUID review = Session.id("review", draft);
            int made = session.database().transact(session.actor(), tx -> DraftFromReview.within(tx, of.id(), review));
            return new Report(
                    "Version " + made + " is a draft with the suggested changes. Nothing is active yet.\n",
                    Tree.object("version", made));
        }
        Optional<ReviewTerms> terms = ReviewSettings.terms(environment);
        ModelReview review = session.database().transact(session.actor(), tx -> request(tx, of.id(), terms));
        return report(awaited(session, review));
    }

    private ModelReview request(Transaction tx, UUID of, Optional<ReviewTerms> terms) {
        return version != null
                ? RequestReview.ofVersion(tx, of, version, terms)
                : RequestReview.ofRecommendation(
                        tx, of, Session.id("recommendation", String.valueOf(recommendation)), terms);
    }

    /** A worker in this process asks the model, unless another one is faster. */
    private ModelReview awaited(Session session, ModelReview review) {
        WorkerSettings settings = new WorkerSettings(
                1,
                Set.of(JobKind.ASK_MODEL),
                PAUSE,
                WorkerSettings.DEFAULT.lease(),
                WorkerSettings.DEFAULT.longest(),
                WorkerSettings.DEFAULT.retry(),
                Duration.ZERO);
        try (Worker worker = Worker.start(
                session.database(Role.WORKER), session.policies(), environment, settings, new SimpleMeterRegistry())) {
            worker.wake();
            long end = System.nanoTime() + PATIENCE.toNanos();
            ModelReview found = review;
            while (found.outcome().isEmpty() && System.nanoTime() < end) {
                Thread.sleep(PAUSE.toMillis());
                found = session.read(tx -> ModelReview.one(tx, review.portfolioId(), review.id()));
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return review;
        }
    }

    private static Report report(ModelReview review) {
        ReviewOutcome outcome = review.outcome()
                .orElseThrow(() ->
                        Refusal.unusable("ERROR the review has no outcome yet\nMaybe look at the queue of jobs."));
        StringBuilder text = new StringBuilder();
        text.append(outcome.verdict())
                .append("  ")
                .append(outcome.source().provider())
                .append(' ');
        text.append(outcome.source().model())
                .append(", ")
                .append(review.endedAt().orElseThrow())
                .append('\n');
        outcome.summary()
                .or(outcome::problem)
                .ifPresent(said -> text.append(said).append('\n'));
        for (ReviewOutcome.Note note : outcome.notes()) {
            text.append("  ").append(note.text()).append("  ");
            text.append(String.join("  ", note.clauses())).append("  ");
            text.append(String.join("  ", note.facts())).append('\n');
        }
        for (ReviewOutcome.Change change : outcome.changes()) {
            text.append("  suggests ").append(change.clause()).append(" = ").append(change.value());
            text.append(": ").append(change.why()).append('\n');
        }
        outcome.remark().ifPresent(remark -> text.append(remark).append('\n'));
        if (outcome.suggestedPolicy().isPresent()) {
            text.append("Make a draft of it:  ta review --draft ")
                    .append(review.id())
                    .append('\n');
        }
        boolean reviewed = outcome.verdict() != ReviewOutcome.Verdict.NOT_REVIEWED;
        return new Report(
                text.toString(),
                Tree.object(
                        "review", review.id(),
                        "outcome", outcome.verdict(),
                        "summary", outcome.summary(),
                        "problem", outcome.problem(),
                        "remark", outcome.remark(),
                        "model", outcome.source().model(),
                        "notes",
                                Tree.array(
                                        outcome.notes(),
                                        note -> Tree.object(
                                                "text", note.text(),
                                                "clauses", Tree.array(note.clauses(), clause -> clause),
                                                "facts", Tree.array(note.facts(), fact -> fact))),
                        "changes",
                                Tree.array(
                                        outcome.changes(),
                                        change -> Tree.object(
                                                "clause",
                                                change.clause(),
                                                "value",
                                                change.value(),
                                                "why",
                                                change.why()))),
                reviewed ? ExitCode.OK : ExitCode.INVALID_POLICY);
    }
}

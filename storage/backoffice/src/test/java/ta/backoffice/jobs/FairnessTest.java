package ta.backoffice.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import ta.backoffice.TestPortfolio;
import ta.database.Actor;
import ta.database.Ids;

/** Portfolios take turns, however many jobs one of them has, and whenever the others add theirs. */
class FairnessTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * While a job waits, each other portfolio can have one job that was before it in line, and one of the same turn.
     */
    private static final int BEFORE_MAX = 2;

    private static final Queue QUEUE = new Queue();
    private static final List<UUID> PORTFOLIOS = Stream.generate(() -> TestPortfolio.create(QUEUE.database))
            .limit(3)
            .map(TestPortfolio::id)
            .toList();

    /** In each step, a portfolio queues one job or several, or a worker takes a job. */
    @Property(tries = 40)
    void jobs_ofOnePortfolio_waitForFewOfAnother(
            @ForAll @Size(min = 5, max = 25) List<@IntRange(min = 0, max = 11) Integer> steps) {
        QUEUE.database.asSuperuser("truncate ta.jobs");
        Map<UUID, Integer> queued = new HashMap<>();
        // For each portfolio whose first job waits: how many jobs of each other portfolio were taken in the meantime.
        Map<UUID, Map<UUID, Integer>> waiting = new HashMap<>();
        for (int step : steps) {
            if (step < 6) {
                UUID portfolio = PORTFOLIOS.get(step % 3);
                int many = step < 3 ? 1 : 7;
                for (int i = 0; i < many; i++) {
                    enqueue(portfolio);
                }
                queued.merge(portfolio, many, Integer::sum);
                waiting.computeIfAbsent(portfolio, one -> new HashMap<>());
            } else {
                take(queued, waiting);
            }
        }
        while (!queued.isEmpty()) {
            take(queued, waiting);
        }
        assertThat(claim()).isEmpty();
    }

    private static void take(Map<UUID, Integer> queued, Map<UUID, Map<UUID, Integer>> waiting) {
        Optional<LeasedJob> job = claim();
        assertThat(job.isPresent()).isEqualTo(!queued.isEmpty());
        if (job.isEmpty()) {
            return;
        }
        new CompleteJob(QUEUE.worker).complete(job.get(), tx -> {});
        UUID served = job.get().portfolioId().orElseThrow();
        waiting.forEach((other, counts) -> {
            if (!other.equals(served)) {
                assertThat(counts.merge(served, 1, Integer::sum)).isLessThanOrEqualTo(BEFORE_MAX);
            }
        });
        waiting.remove(served);
        if (queued.merge(served, -1, Integer::sum) == 0) {
            queued.remove(served);
        } else {
            waiting.put(served, new HashMap<>());
        }
    }

    private static void enqueue(UUID portfolio) {
        QUEUE.worker.transact(
                Actor.worker("test", portfolio),
                tx -> EnqueueJob.within(
                        tx, JobKind.PRUNE, Optional.of(portfolio), Ids.next().toString()));
    }

    private static Optional<LeasedJob> claim() {
        return new ClaimJob(QUEUE.worker).claim("one", MINUTE, EnumSet.allOf(JobKind.class));
    }

    @Example
    void portfolio_thatComesLast_isNotBehindAThousandOfAnother() {
        QUEUE.database.asSuperuser("truncate ta.jobs");
        QUEUE.database.asSuperuser("insert into ta.jobs (id, portfolio_id, kind) select gen_random_uuid(), '"
                + PORTFOLIOS.get(0) + "', 'PRUNE' from generate_series(1, 1000)");
        List<UUID> served = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            served.add(claim().orElseThrow().portfolioId().orElseThrow());
        }
        enqueue(PORTFOLIOS.get(1));
        enqueue(PORTFOLIOS.get(1));
        for (int i = 0; i < 5; i++) {
            served.add(claim().orElseThrow().portfolioId().orElseThrow());
        }
        assertThat(served.subList(0, 100)).containsOnly(PORTFOLIOS.get(0));
        assertThat(served.subList(100, 105))
                .filteredOn(PORTFOLIOS.get(1)::equals)
                .hasSize(2);
    }
}

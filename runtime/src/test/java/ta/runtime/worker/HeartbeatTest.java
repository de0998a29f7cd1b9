package ta.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.jobs.LeasedJob;
import ta.database.Ids;

/** Jobs that take long, and defects in the heartbeat itself: without a database, each beat fails. */
final class HeartbeatTest {

    private static final WorkerSettings SHORT = new WorkerSettings(
            1,
            WorkerFixture.HASTY.kinds(),
            WorkerFixture.HASTY.poll(),
            Duration.ofMillis(150),
            Duration.ofMillis(1),
            WorkerFixture.HASTY.retry(),
            WorkerFixture.HASTY.grace());

    @Test
    void backup_thatTakesLongerThanAnyOtherJobMay_isNotInterrupted_asTheOtherIs() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Heartbeat heartbeat = new Heartbeat(null, SHORT)) {
            heartbeat.begin(job(JobKind.BACK_UP));
            Thread other = new Thread(() -> {
                heartbeat.begin(job(JobKind.DECIDE_RUN));
                try {
                    TimeUnit.MINUTES.sleep(5);
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
            });
            other.start();
            assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(heartbeat.of(Thread.currentThread()))
                    .as("read after the beat")
                    .hasSize(1);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void defect_ofABeat_isLoggedAndTheNextOneComes() {
        Logger logger = (Logger) LoggerFactory.getLogger(Heartbeat.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (Heartbeat heartbeat = new Heartbeat(null, SHORT)) {
            heartbeat.begin(job(JobKind.BACK_UP));
            await().atMost(Duration.ofMinutes(1)).until(() -> log.list.size() > 2);
            assertThat(heartbeat.isAlive()).isTrue();
        } finally {
            logger.detachAppender(log);
        }
    }

    private static LeasedJob job(JobKind kind) {
        return new LeasedJob(
                Ids.next(), kind, Optional.empty(), Optional.empty(), Optional.empty(), 1, 1, 5, Instant.now());
    }
}

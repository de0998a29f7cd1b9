package ta.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database APP = DATABASE.as(Role.APP);
    private static final String LOST = "do $$ begin raise exception using errcode = '40001'; end $$";

    @Test
    void work_thatLosesARace_isRunAgainWhole() {
        AtomicInteger runs = new AtomicInteger();
        int run = APP.transact(Actor.system("test"), tx -> {
            if (runs.incrementAndGet() < 3) {
                tx.sql().execute(LOST);
            }
            return runs.get();
        });
        assertThat(run).isEqualTo(3);
    }

    @Test
    void work_thatLosesEveryRace_endsAsBusy() {
        AtomicInteger runs = new AtomicInteger();
        assertThatThrownBy(() -> APP.transact(Actor.system("test"), tx -> {
                    runs.incrementAndGet();
                    return tx.sql().execute(LOST);
                }))
                .isInstanceOf(StorageException.Conflict.class);
        assertThat(runs).hasValue(6);
    }

    @Test
    void context_ofATransaction_endsWithIt() {
        Actor user = Actor.user(Ids.next(), "ann@example.org");
        String setting = "select current_setting('app.user_id', true)";
        String within = APP.transact(user, tx -> tx.sql().resultQuery(setting).fetchSingleInto(String.class));
        String after = APP.transact(
                Actor.system("test"), tx -> tx.sql().resultQuery(setting).fetchSingleInto(String.class));
        assertThat(within).isEqualTo(user.userId().orElseThrow().toString());
        assertThat(after).isEmpty();
    }

    @Test
    void role_withMoreRightsThanItsOwn_isRefused() {
        Map.of(
                        "grant ta_owner to ta_readonly", "revoke ta_owner from ta_readonly",
                        "grant ta_worker to ta_readonly", "revoke ta_worker from ta_readonly",
                        "alter role ta_readonly bypassrls", "alter role ta_readonly nobypassrls",
                        "alter table ta.venue_holidays owner to ta_readonly",
                                "alter table ta.venue_holidays owner to ta_owner")
                .forEach((grant, revoke) -> {
                    DATABASE.asSuperuser(grant);
                    try {
                        assertThatThrownBy(() -> Database.open(DATABASE.config(), Role.READONLY))
                                .as(grant)
                                .isInstanceOf(StorageException.Invalid.class)
                                .hasMessageContaining("more rights");
                    } finally {
                        DATABASE.asSuperuser(revoke);
                    }
                });
    }

    @Test
    void password_thatIsWrong_isUnavailableAndStaysSecret() {
        DatabaseConfig wrong = new DatabaseConfig(DATABASE.config().url(), Map.of(Role.APP, "hidden-word"));
        assertThatThrownBy(() -> Database.open(wrong, Role.APP))
                .isInstanceOf(StorageException.Unavailable.class)
                .hasMessageNotContaining("hidden-word");
        assertThat(wrong.toString()).doesNotContain("hidden-word");
    }
}

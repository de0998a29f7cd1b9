package ta.backoffice.tasks;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.TestDatabase;

/** A database with tasks, in which a test sets the time. */
final class Board {

    static final String LONDON = "Europe/London";

    final TestDatabase database = TestDatabase.create();
    final Database app = database.as(Role.APP);
    final Database worker = database.as(Role.WORKER);
    final FireTask firing = new FireTask(worker);

    /** A portfolio with an active policy. */
    FullPortfolio portfolio() {
        return FullPortfolio.begin(database);
    }

    UUID create(Actor owner, UUID portfolio, TaskDefinition task) {
        return app.transact(owner, tx -> ChangeTasks.create(tx, portfolio, task));
    }

    void change(Actor owner, UUID portfolio, UUID id, TaskDefinition to) {
        app.transact(owner, tx -> {
            ChangeTasks.change(tx, Optional.of(portfolio), id, to);
            return id;
        });
    }

    void delete(Actor owner, UUID portfolio, UUID id) {
        app.transact(owner, tx -> {
            ChangeTasks.delete(tx, portfolio, id);
            return id;
        });
    }

    Tasks.Task task(Actor owner, UUID portfolio, UUID id) {
        return app.read(owner, tx -> Tasks.one(tx, Optional.of(portfolio), id));
    }

    /** Sets the task back, as if no scheduler had run since {@code time}. */
    void since(UUID task, String time) {
        database.asSuperuser("update ta.task_definitions set slots_after = '" + time + "', due_at = '" + time
                + "' where id = '" + task + "'");
    }

    FireTask.Fired fire(UUID portfolio, UUID task, String now) {
        Instant time = Instant.parse(now);
        return firing.fire(new Tasks.Due(task, Optional.ofNullable(portfolio), time), time);
    }

    /** The first column of a query as text. */
    List<String> ask(String sql) {
        return database.as(Role.READONLY)
                .read(Actor.system("test"), tx -> tx.sql().resultQuery(sql).fetch(0, String.class));
    }

    /** The runs of a task, each as slot, state and problem code. */
    List<String> runs(UUID task) {
        return ask(
                "select concat_ws(' ', slot, state, problem ->> 'code') from ta.task_runs where task_definition_id = '"
                        + task + "' order by id");
    }

    static TaskDefinition task(TaskKind kind, String schedule) {
        return new TaskDefinition("test " + kind, kind, schedule, LONDON, false, true);
    }
}

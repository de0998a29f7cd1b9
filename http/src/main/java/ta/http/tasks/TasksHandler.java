package ta.http.tasks;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.runs.Runs;
import ta.backoffice.tasks.ChangeTasks;
import ta.backoffice.tasks.RunTaskNow;
import ta.backoffice.tasks.TaskDefinition;
import ta.backoffice.tasks.Tasks;
import ta.database.Transaction;
import ta.http.route.Call;
import ta.http.runs.RunsHandler;
import ta.http.tasks.TaskShapes.NewTask;
import ta.http.tasks.TaskShapes.Task;
import ta.http.tasks.TaskShapes.TaskChange;
import ta.http.tasks.TaskShapes.TaskSlot;
import ta.http.tasks.TaskShapes.TaskStarted;

/** Tasks of a portfolio and of the installation. This only stores their schedules; the scheduler starts them. */
public final class TasksHandler {

    private static final Optional<UUID> INSTALLATION = Optional.empty();

    private final Runnable wake;

    /**
     * @param wake signals the worker that there is a job
     */
    public TasksHandler(Runnable wake) {
        this.wake = wake;
    }

    public List<Task> list(Call call, Transaction tx) {
        return list(tx, portfolio(call));
    }

    public List<Task> listOfInstallation(Call call, Transaction tx) {
        return list(tx, INSTALLATION);
    }

    public Task create(Call call, Transaction tx) {
        NewTask body = call.body(NewTask.class);
        UUID id = ChangeTasks.create(
                tx,
                call.portfolio().id(),
                new TaskDefinition(
                        body.name(),
                        body.task(),
                        body.schedule().strip(),
                        body.timeZone().orElse(call.portfolio().zone()).getId(),
                        body.movesToSession().orElse(false),
                        body.enabled().orElse(true)));
        return shape(Tasks.one(tx, portfolio(call), id));
    }

    public Task change(Call call, Transaction tx) {
        return change(call, tx, portfolio(call));
    }

    public Task changeOfInstallation(Call call, Transaction tx) {
        return change(call, tx, INSTALLATION);
    }

    public @Nullable Object delete(Call call, Transaction tx) {
        ChangeTasks.delete(tx, call.portfolio().id(), call.id("task"));
        return null;
    }

    public TaskStarted run(Call call, Transaction tx) {
        return run(call, tx, portfolio(call));
    }

    public TaskStarted runOfInstallation(Call call, Transaction tx) {
        return run(call, tx, INSTALLATION);
    }

    private static List<Task> list(Transaction tx, Optional<UUID> portfolio) {
        return Tasks.of(tx, portfolio).stream().map(TasksHandler::shape).toList();
    }

    private static Task change(Call call, Transaction tx, Optional<UUID> portfolio) {
        TaskChange body = call.body(TaskChange.class);
        UUID id = call.id("task");
        TaskDefinition before = Tasks.one(tx, portfolio, id).definition();
        ChangeTasks.change(
                tx,
                portfolio,
                id,
                new TaskDefinition(
                        body.name().orElse(before.name()),
                        before.task(),
                        body.schedule().map(String::strip).orElse(before.schedule()),
                        body.timeZone().map(ZoneId::getId).orElse(before.timeZone()),
                        body.movesToSession().orElse(before.movesToSession()),
                        body.enabled().orElse(before.enabled())));
        return shape(Tasks.one(tx, portfolio, id));
    }

    private TaskStarted run(Call call, Transaction tx, Optional<UUID> portfolio) {
        RunTaskNow.Started started = RunTaskNow.within(tx, portfolio, call.id("task"), call.key());
        call.afterCommit(wake);
        return new TaskStarted(started.run().map(run -> RunsHandler.shape(Runs.one(tx, run))), started.job());
    }

    private static Optional<UUID> portfolio(Call call) {
        return Optional.of(call.portfolio().id());
    }

    private static Task shape(Tasks.Task row) {
        TaskDefinition task = row.definition();
        return new Task(
                row.id(),
                task.name(),
                task.task(),
                task.schedule(),
                task.timeZone(),
                task.movesToSession(),
                task.enabled(),
                row.lastSlot(),
                row.nextSlots().stream()
                        .map(slot -> new TaskSlot(slot.text(), slot.at()))
                        .toList());
    }
}

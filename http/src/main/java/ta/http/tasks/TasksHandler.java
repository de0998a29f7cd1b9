package ta.http.tasks;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.route.Call;
import ta.http.runs.RunsHandler;
import ta.http.tasks.TaskShapes.NewTask;
import ta.http.tasks.TaskShapes.Task;
import ta.http.tasks.TaskShapes.TaskChange;
import ta.http.tasks.TaskShapes.TaskSlot;
import ta.http.tasks.TaskShapes.TaskStarted;
import ta.database.Transaction;
import ta.backoffice.runs.Runs;
import ta.backoffice.tasks.ChangeTasks;
import ta.backoffice.tasks.RunTaskNow;
import ta.backoffice.tasks.TaskDefinition;
import ta.backoffice.tasks.Tasks;

/** Tasks of a portfolio, and of the installation. A scheduler has them done; this one only writes down when. */
public final class TasksHandler {

    private static final Optional<UUID> INSTALLATION = Optional.empty();

    private final Runnable wake;

    /**
     * @param wake tells the worker that there is something to do
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
        NewTask wish = call.body(NewTask.class);
        UUID id = ChangeTasks.create(
                tx,
                call.portfolio().id(),
                new TaskDefinition(
                        wish.name(),
                        wish.task(),
                        wish.schedule().strip(),
                        wish.timeZone().orElse(call.portfolio().zone()).getId(),
                        wish.movesToSession().orElse(false),
                        wish.enabled().orElse(true)));
        return shape(Tasks.one(tx, portfolio(call), id));
    }

    public Task change(Call call, Transaction tx) {
        return change(call, tx, portfolio(call));
    }

    public Task changeOfInstallation(Call call, Transaction tx) {
        return change(call, tx, INSTALLATION);
    }

    public Object delete(Call call, Transaction tx) {
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
        TaskChange wish = call.body(TaskChange.class);
        UUID id = call.id("task");
        TaskDefinition before = Tasks.one(tx, portfolio, id).definition();
        ChangeTasks.change(
                tx,
                portfolio,
                id,
                new TaskDefinition(
                        wish.name().orElse(before.name()),
                        before.task(),
                        wish.schedule().map(String::strip).orElse(before.schedule()),
                        wish.timeZone().map(ZoneId::getId).orElse(before.timeZone()),
                        wish.movesToSession().orElse(before.movesToSession()),
                        wish.enabled().orElse(before.enabled())));
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

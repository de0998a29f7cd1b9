package ta.backoffice.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ta.backoffice.tasks.ChangeTasks;
import ta.backoffice.tasks.TaskDefinition;
import ta.backoffice.tasks.TaskKind;
import ta.backoffice.tasks.Tasks;
import ta.database.StorageException;
import ta.database.Transaction;

/** Replaces the tasks that every portfolio begins with by those of the file. Their slots before now are not run. */
final class ImportedTasks {

    private final Transaction tx;
    private final UUID portfolioId;
    private final RowJson ids;

    ImportedTasks(Transaction tx, UUID portfolioId, RowJson ids) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.ids = ids;
    }

    void replaceBy(ExportReader file, ImportedRows rows) {
        rows.flush();
        Tasks.of(tx, Optional.of(portfolioId)).forEach(task -> ChangeTasks.delete(tx, portfolioId, task.id()));
        file.rows(ExportedTable.TASKS.name(), this::create);
    }

    private void create(ObjectNode row, Place place) {
        RowJson.requireOnly(
                row,
                ExportedTable.TASKS.columns().stream()
                        .map(column -> column.getName())
                        .toList(),
                place);
        UUID there = RowJson.uuid(text(row, "id", place), "id", place);
        TaskKind kind = Stream.of(TaskKind.values())
                .filter(one -> one.name().equals(text(row, "task", place)))
                .findFirst()
                .orElseThrow(() -> place.refused("task", "is not known"));
        try {
            UUID here = ChangeTasks.create(
                    tx,
                    portfolioId,
                    new TaskDefinition(
                            text(row, "name", place),
                            kind,
                            text(row, "schedule", place),
                            text(row, "time_zone", place),
                            row.path("moves_to_session").asBoolean(),
                            row.path("enabled").asBoolean()));
            ids.know(there, here, place);
        } catch (StorageException.Invalid | StorageException.Conflict e) {
            throw place.refused(e.getMessage().lines().findFirst().orElse(""));
        }
    }

    private static String text(ObjectNode row, String name, Place place) {
        return RowJson.text(row.path(name), name, place);
    }
}

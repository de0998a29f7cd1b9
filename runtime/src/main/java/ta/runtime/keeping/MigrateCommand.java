package ta.runtime.keeping;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Creates missing roles and the schema, and migrates the tables to this version.",
            "Running it again changes nothing."
        })
public final class MigrateCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    public MigrateCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.OWNER, this::run);
    }

    private Report run(Session session) {
        int applied = session.administrator().migrate();
        return new Report(
                applied == 0 ? "The database is up to date.\n" : applied + " migrations applied.\n",
                Tree.object("applied", applied));
    }
}

package ta.runtime.people;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ta.backoffice.identity.CreateUser;
import ta.database.Actor;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Creates an account."})
final class CreateUserCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Parameters(index = "0", paramLabel = "EMAIL", description = "e-mail address of the account")
    private String email;

    @Option(names = "--name", paramLabel = "NAME", description = "name of the user", required = true)
    private String name;

    CreateUserCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        var id = new CreateUser(session.database()).create(Actor.system("cli"), email, name);
        return new Report("User " + email + " created.\n", Tree.object("user", id, "email", email));
    }
}

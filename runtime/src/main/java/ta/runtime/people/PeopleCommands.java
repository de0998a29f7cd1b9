package ta.runtime.people;

import picocli.CommandLine;
import ta.runtime.export.ContentCommand;
import ta.runtime.export.ExportCommand;
import ta.runtime.export.ImportPortfolioCommand;
import ta.runtime.session.Group;
import ta.runtime.settings.Environment;
import ta.runtime.settings.InputFiles;

/** The command groups {@code user}, {@code token} and {@code portfolio}. */
public final class PeopleCommands {

    private PeopleCommands() {}

    public static CommandLine user(Environment environment) {
        return Group.of(
                "user", "Manages accounts.", new CreateUserCommand(environment), new ResetPasswordCommand(environment));
    }

    public static CommandLine token(Environment environment) {
        return Group.of(
                "token",
                "Manages your API tokens.",
                new CreateTokenCommand(environment),
                new ListTokensCommand(environment),
                new RevokeTokenCommand(environment));
    }

    public static CommandLine portfolio(InputFiles files, Environment environment) {
        return Group.of(
                "portfolio",
                "Manages portfolios.",
                new CreatePortfolioCommand(environment),
                new ListPortfoliosCommand(environment),
                new ExportCommand(environment),
                new ImportPortfolioCommand(files, environment),
                new ContentCommand(environment));
    }
}

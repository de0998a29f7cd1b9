package ta.runtime.people;

import picocli.CommandLine;
import ta.runtime.session.Environment;
import ta.runtime.session.Group;

/** The groups {@code user} and {@code portfolio}. */
public final class PeopleCommands {

    private PeopleCommands() {}

    public static CommandLine user(Environment environment) {
        return Group.of("user", "Manages accounts.", new CreateUserCommand(environment));
    }

    public static CommandLine portfolio(Environment environment) {
        return Group.of(
                "portfolio",
                "Manages portfolios.",
                new CreatePortfolioCommand(environment),
                new ListPortfoliosCommand(environment));
    }
}

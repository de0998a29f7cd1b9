package ta.runtime.session;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.identity.Users;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Administrator;
import ta.database.Database;
import ta.database.Role;
import ta.database.Transaction;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** The database access of a command: the connections of its role, and the user. */
public final class Session implements AutoCloseable {

    /** One for the process, as compiling a policy takes longer than most commands. */
    private static final ActivePolicies POLICIES = new ActivePolicies();

    private final Server server;
    private final Role role;
    private final Optional<String> as;
    private final LongWork progress;
    private final Map<Role, Database> pools = new EnumMap<>(Role.class);
    private Users.@Nullable User user;

    Session(Server server, Role role, Optional<String> as, LongWork progress) {
        this.server = server;
        this.role = role;
        this.as = as;
        this.progress = progress;
    }

    /** The connections of the command's role, opened at first use. */
    public Database database() {
        return database(role);
    }

    /**
     * Fails before work that would be in vain, as the connections are opened only after it.
     *
     * @throws Refusal if the command's role has no password
     */
    public void requirePassword() {
        requirePassword(role);
    }

    private void requirePassword(Role other) {
        if (!server.config().passwords().containsKey(other)) {
            throw Server.missing("TA_DB_PASSWORD_" + other.name(), "this command works as " + other.sqlName());
        }
    }

    /** The connections of another role, for a command that needs several. */
    public Database database(Role other) {
        return pools.computeIfAbsent(other, r -> {
            requirePassword(r);
            // A read-only command may copy or verify everything, which takes long and blocks nobody.
            return Database.open(r == Role.READONLY ? server.config().patient() : server.config(), r);
        });
    }

    /**
     * The account that may create roles and schema.
     *
     * @throws Refusal if the environment does not configure it
     */
    public Administrator administrator() {
        return server.administrator();
    }

    public ActivePolicies policies() {
        return POLICIES;
    }

    /** Lets other commands use the embedded server of this one, for a command that runs for long. */
    public void share() {
        server.share();
    }

    /** Shows the progress of the work to the user. */
    public LongWork progress() {
        return progress;
    }

    /** Acts for the user, not bound to a portfolio. */
    public Actor actor() {
        return Actor.user(user().id(), user().email());
    }

    /** Acts for the user, with the worker's access to one portfolio. */
    public Actor actor(Portfolios.Portfolio portfolio) {
        return new Actor(user().email(), Optional.of(user().id()), Optional.of(portfolio.id()));
    }

    /** Reads what the user may see, so always as {@link Role#APP}, whatever the role of the command. */
    public <T> T read(Function<Transaction, T> work) {
        return database(Role.APP).read(actor(), work);
    }

    /**
     * The portfolio with that name or id. Without one, the user's only portfolio.
     *
     * @throws Refusal if there is no such portfolio, or more than one
     */
    public Portfolios.Portfolio portfolio(@Nullable String nameOrId) {
        List<Portfolios.Portfolio> mine = portfolios();
        return Choice.of("portfolio", "--portfolio", "ta portfolio create NAME", mine, Portfolios.Portfolio::name)
                .pick(
                        Optional.ofNullable(nameOrId),
                        row -> row.name().equals(nameOrId)
                                || row.id().toString().equals(nameOrId));
    }

    /** The portfolios of which the user is a member. */
    public List<Portfolios.Portfolio> portfolios() {
        UUID me = user().id();
        return read(tx -> Portfolios.of(tx, me));
    }

    private Users.User user() {
        if (user == null) {
            List<Users.User> all = database(Role.APP).read(Actor.system("cli"), Users::all);
            user = Choice.of("user", "--as", "ta user create EMAIL --name NAME", all, Users.User::email)
                    .pick(as, row -> row.email().equalsIgnoreCase(as.orElse("")));
        }
        return user;
    }

    /** Parses an id that the user typed. */
    public static UUID id(String what, String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // Reported below.
        }
        throw Refusal.unusable("ERROR BAD_ID: " + Visible.text(text) + " is not an id of a " + what
                + "\nMaybe copy it from a list; ids look like 01890a5d-ac96-774b-bcce-b302099a8057.");
    }

    @Override
    public void close() {
        pools.values().forEach(Database::close);
    }
}

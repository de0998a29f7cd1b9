package ta.runtime.session;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;
import ta.database.Actor;
import ta.database.Administrator;
import ta.database.Database;
import ta.database.Role;
import ta.database.Transaction;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.identity.Users;
import ta.backoffice.strategy.ActivePolicies;

/** A command's dealings with the database: one role's connections, a user, and the policies compiled so far. */
public final class Session implements AutoCloseable {

    private final Server server;
    private final Role role;
    private final Optional<String> as;
    private final LongWork progress;
    private final Map<Role, Database> pools = new EnumMap<>(Role.class);
    private final ActivePolicies policies = new ActivePolicies();
    private Users.User user;

    Session(Server server, Role role, Optional<String> as, LongWork progress) {
        this.server = server;
        this.role = role;
        this.as = as;
        this.progress = progress;
    }

    /** The connections of the command's role, opened at the first use. */
    public Database database() {
        return database(role);
    }

    /**
     * Before work that would be in vain: the connections are opened only after it.
     *
     * @throws Refusal when the command's role has no password
     */
    public void requirePassword() {
        requirePassword(role);
    }

    private void requirePassword(Role other) {
        if (!server.config().passwords().containsKey(other)) {
            throw Server.missing("TA_DB_PASSWORD_" + other.name(), "this command works as " + other.sqlName());
        }
    }

    /** Those of another one, for a command that is made of several, as the demo is. */
    public Database database(Role other) {
        return pools.computeIfAbsent(other, r -> {
            requirePassword(r);
            // Who only reads proves or copies all there is, and keeps nobody waiting by it.
            return Database.open(r == Role.READONLY ? server.config().patient() : server.config(), r);
        });
    }

    /**
     * Who may make roles and schema.
     *
     * @throws Refusal when the environment does not say
     */
    public Administrator administrator() {
        return server.administrator();
    }

    public ActivePolicies policies() {
        return policies;
    }

    /** What the user is told while the work goes on. */
    public LongWork progress() {
        return progress;
    }

    /** On behalf of the user, not bound to a portfolio. */
    public Actor actor() {
        return Actor.user(user().id(), user().email());
    }

    /** On behalf of the user, with the worker's sight of one portfolio. */
    public Actor actor(Portfolios.Portfolio portfolio) {
        return new Actor(user().email(), Optional.of(user().id()), Optional.of(portfolio.id()));
    }

    /** Reads what the user may see, so as the role that knows users, whatever the command works as. */
    public <T> T read(Function<Transaction, T> work) {
        return database(Role.APP).read(actor(), work);
    }

    /**
     * The portfolio of that name or id; without one, the only one that the user has.
     *
     * @throws Refusal when it is not clear which is meant
     */
    public Portfolios.Portfolio portfolio(String nameOrId) {
        UUID me = user().id();
        List<Portfolios.Portfolio> mine = read(tx -> Portfolios.of(tx, me));
        return Choice.of("portfolio", "--portfolio", "ta portfolio create NAME", mine, Portfolios.Portfolio::name)
                .pick(
                        Optional.ofNullable(nameOrId),
                        row -> row.name().equals(nameOrId)
                                || row.id().toString().equals(nameOrId));
    }

    private Users.User user() {
        if (user == null) {
            List<Users.User> all = database(Role.APP).read(Actor.system("cli"), Users::all);
            user = Choice.of("user", "--as", "ta user create EMAIL --name NAME", all, Users.User::email)
                    .pick(as, row -> row.email().equalsIgnoreCase(as.orElse("")));
        }
        return user;
    }

    /** The id that a person typed. */
    public static UUID id(String what, String text) {
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw Refusal.unusable("ERROR BAD_ID: " + Visible.text(text) + " is no id of a " + what
                + "\nMaybe copy it from a listing; ids look like 01890a5d-ac96-774b-bcce-b302099a8057.");
    }

    @Override
    public void close() {
        pools.values().forEach(Database::close);
    }
}

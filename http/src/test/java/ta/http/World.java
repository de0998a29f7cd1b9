package ta.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import ta.backoffice.identity.ApiTokens;
import ta.backoffice.identity.SignIns;
import ta.backoffice.identity.TokenScope;
import ta.backoffice.tenancy.FullPortfolio;
import ta.database.Actor;
import ta.database.Role;
import ta.http.route.Route;
import ta.http.route.Secrets;

/** A portfolio with rows in every table, and callers of every kind. */
final class World {

    private static final Actor TEST = Actor.system("test");

    private final TestApi api;
    private final FullPortfolio portfolio;
    private final JsonNode document;
    private final Map<String, String> ids = new HashMap<>();
    private final UUID owner;
    private final UUID member;
    private final UUID stranger;
    private final UUID admin;
    private final UUID gone;

    World(TestApi api) {
        this.api = api;
        this.portfolio = FullPortfolio.of(api.database());
        this.document = api.anonymous().get("/openapi.json").json();
        this.owner = portfolio.owner.userId().orElseThrow();
        this.member = api.user("member@example.org", false);
        this.stranger = api.user("stranger@example.org", false);
        this.admin = api.user("admin@example.org", true);
        this.gone = api.user("gone@example.org", false);
        api.database()
                .asSuperuser("insert into ta.portfolio_members (portfolio_id, user_id, role, accepted_at) values ('"
                        + portfolio.id + "', '" + member + "', 'MEMBER', now())");
        ids.put("portfolio", portfolio.id.toString());
        ids.put("run", portfolio.run.toString());
        ids.put("recommendation", portfolio.recommendation.toString());
        ids.put("finding", portfolio.finding.toString());
        ids.put("user", member.toString());
        ids.put("invitation", portfolio.id.toString());
        ids.put("channel", portfolio.channel.toString());
        ids.put("task", portfolio.task.toString());
        ids.put("version", "1");
        ids.put("action", one("select id from ta.corporate_actions where portfolio_id is null limit 1"));
        ids.put("alert", one("select id from ta.alerts where resolved_at is null limit 1"));
        // A job of the portfolio; the routes of the installation use the same parameter name.
        ids.put("job", one("select id from ta.jobs where portfolio_id = '" + portfolio.id + "' limit 1"));
        ids.put("listing", one("select id from ta.listings where ticker = 'VWRP'"));
        ids.put("instrument", one("select instrument_id from ta.listings where ticker = 'VWRP'"));
        ids.put("question", one("select id from ta.provider_questions limit 1"));
        ids.put("review", portfolio.modelReview.toString());
        ids.put("simulation", portfolio.simulation.toString());
        ids.put("day", "2026-02-26");
        ids.put("backup", TestApi.BACKUP);
        ids.put("import", one("select id from ta.ledger_batches limit 1"));
        ids.put("token", token(owner, TokenScope.READ).id().toString());
    }

    FullPortfolio portfolio() {
        return portfolio;
    }

    Client owner() {
        return session(owner);
    }

    Client member() {
        return session(member);
    }

    Client stranger() {
        return session(stranger);
    }

    Client administrator() {
        return session(admin);
    }

    Client readToken() {
        return api.withToken(token(owner, TokenScope.READ).secret());
    }

    Client revokedToken() {
        Token made = token(owner, TokenScope.READ_WRITE);
        api.app().transact(Actor.user(owner, "owner"), tx -> {
            ApiTokens.revoke(tx, owner, made.id());
            return null;
        });
        return api.withToken(made.secret());
    }

    Client expired() {
        Client client = session(owner);
        api.database()
                .asSuperuser("update ta.sessions set last_seen_at = now() - interval '13 hours' where user_id = '"
                        + owner + "'");
        return client;
    }

    /** The session of an account that was disabled afterwards. */
    Client disabled() {
        Client client = session(gone);
        api.database().asSuperuser("update ta.users set disabled_at = now() where id = '" + gone + "'");
        return client;
    }

    private record Token(UUID id, String secret) {}

    private Token token(UUID user, TokenScope scope) {
        String secret = Secrets.fresh();
        return api.app()
                .transact(
                        Actor.user(user, "test"),
                        tx -> new Token(
                                ApiTokens.create(tx, user, "test", scope, Secrets.sha256(secret), Optional.empty())
                                        .id(),
                                secret));
    }

    /** A session as after a sign-in, without hashing a password. */
    private Client session(UUID user) {
        String secret = Secrets.fresh();
        api.app().transact(TEST, tx -> {
            SignIns.open(tx, Secrets.sha256(secret), user, "127.0.0.1", "test");
            return null;
        });
        return new Client(
                api, Optional.of("ta-session=" + secret), Optional.of(Secrets.csrf(secret)), Optional.empty());
    }

    /** The route's path with ids of this portfolio and its rows. */
    String path(Route route) {
        return path(route, ids);
    }

    /** The route's path with unknown ids. */
    String unknownPath(Route route) {
        Map<String, String> none = new HashMap<>(ids);
        List.of("portfolio", "run", "recommendation", "alert")
                .forEach(name -> none.put(name, UUID.randomUUID().toString()));
        return path(route, none);
    }

    private static String path(Route route, Map<String, String> ids) {
        String path = route.path();
        for (String name : route.pathParameters()) {
            path = path.replace(
                    "{" + name + "}", Optional.ofNullable(ids.get(name)).orElseThrow());
        }
        return path;
    }

    /** The route's operation in the OpenAPI document. */
    JsonNode operation(Route route) {
        return document.get("paths").get(route.path()).get(route.method().name().toLowerCase(Locale.ROOT));
    }

    JsonNode document() {
        return document;
    }

    /** The example of the route's request body; empty if it takes none. */
    String body(Route route) {
        JsonNode body = operation(route).at("/requestBody/content/application~1json/example");
        return body.isMissingNode() ? "" : body.toString();
    }

    TestApi.Answer send(Client client, Route route, String path, String body) {
        return switch (route.method().name()) {
            case "GET" -> client.get(path);
            case "POST" -> client.post(path, body);
            case "PUT" -> client.put(path, body);
            case "PATCH" -> client.patch(path, body);
            case "DELETE" -> client.delete(path);
            default -> throw new IllegalStateException(route.name());
        };
    }

    /** The number of rows of each table, to see whether a request changed anything. */
    String rows() {
        String tables =
                one("select string_agg(format('select %L || count(*) as n from ta.%I', relname || ' ', relname),"
                        + " ' union all ' order by relname) from pg_class where relnamespace = 'ta'::regnamespace"
                        + " and relkind = 'r'"
                        + " and relname not in ('sessions', 'api_tokens')");
        return one("select string_agg(n, E'\\n') from (" + tables + ") t");
    }

    String one(String sql) {
        return api.database()
                .as(Role.READONLY)
                .read(TEST, tx -> String.valueOf(tx.sql().fetchValue(sql)));
    }

    /** The error response without the request's id. */
    static String sameForAll(TestApi.Answer answer) {
        return answer.status() + " " + answer.text().replaceAll("\"request_id\":\"[^\"]*\"", "");
    }

    static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false)
                .collect(Collectors.toList());
    }
}

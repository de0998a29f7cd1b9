package ta.http.route;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import ta.backoffice.governance.IdempotentRequests;
import ta.backoffice.identity.Credential;
import ta.backoffice.identity.Portfolios;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Transaction;
import ta.http.json.Json;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/**
 * Handles every request of the API: limits, authentication, body, then the handler inside one transaction. For a route
 * that writes, the change and the response that is kept for the idempotency key are committed together.
 */
final class Dispatcher {

    private static final int PUBLIC_MAX = 1 << 14;
    private static final int BODY_MAX = 1 << 20;
    private static final int FILE_MAX = 20 << 20;
    private static final Actor NOBODY = Actor.system("api");

    private final Database database;
    private final Authenticator authenticator;
    private final RateLimits limits;

    Dispatcher(Database database, Authenticator authenticator, RateLimits limits) {
        this.database = database;
        this.authenticator = authenticator;
        this.limits = limits;
    }

    /**
     * A request that may be processed.
     *
     * @param client whose limits it counts for: the hash of a known secret, or the network of a stranger
     */
    record Admitted(Optional<Authenticator.Presented> presented, String client) {}

    /**
     * Refuses what can be refused before the body is read. Only somebody who is signed in may send a body of more than
     * some bytes, so this also looks up who sends one.
     */
    Admitted admit(Route route, Request request) {
        Optional<Authenticator.Presented> presented = authenticator.presented(request);
        String client = client(request, presented);
        limits.requireWithin(client);
        authenticator.requirePresented(route, request, presented);
        request.requireKnown(route);
        if (route.body().isPresent()) {
            requireType(route, request);
        } else if (request.hasBody() && !request.method().equals("GET")) {
            throw new Refused(Code.INVALID, "this route takes no body", "");
        }
        if (request.hasBody() && route.access() != Access.PUBLIC && !limits.isKnown(client)) {
            limits.processing(route, client, () -> database.read(NOBODY, tx -> identify(route, presented, tx)));
        }
        return new Admitted(presented, client(request, presented));
    }

    private String client(Request request, Optional<Authenticator.Presented> presented) {
        return presented
                .map(Authenticator.Presented::hash)
                .filter(limits::isKnown)
                .orElseGet(() -> Proxies.network(request.address()));
    }

    private Optional<Credential> identify(Route route, Optional<Authenticator.Presented> presented, Transaction tx) {
        Optional<Credential> credential = presented.flatMap(secret -> {
            Optional<Credential> found = Authenticator.find(secret, tx);
            limits.remember(secret.hash(), found.isPresent());
            return found;
        });
        Authenticator.requireAllowed(route, credential);
        return credential;
    }

    /** The most bytes that the body of a request to this route may have. */
    static int bodyMax(Route route) {
        if (route.access() == Access.PUBLIC || route.body().isEmpty()) {
            return PUBLIC_MAX;
        }
        Class<?> body = route.body().get();
        return body == byte[].class || FileBody.class.isAssignableFrom(body) ? FILE_MAX : BODY_MAX;
    }

    /**
     * Processes a request that has been read.
     *
     * @throws Refused if it is not done
     */
    void serve(Route route, Context ctx, Request request, Admitted admitted, byte[] bytes) {
        limits.processing(route, admitted.client(), () -> {
            Optional<Authenticator.Presented> presented = admitted.presented();
            Answered answered = answer(route, request, presented, tx -> identify(route, presented, tx), bytes);
            try {
                answered.call().headers().forEach(ctx::header);
                send(ctx, request, answered.reply());
            } catch (Throwable e) {
                answered.reply().close();
                throw e;
            }
            return null;
        });
    }

    /**
     * Processes a request of which the body is a message of another protocol.
     *
     * @throws Refused if the token is not valid, or the body is no message
     */
    void forward(Route route, Context ctx, Request request, Admitted admitted, byte[] bytes, MessageHandler handler) {
        limits.processing(route, admitted.client(), () -> {
            Optional<Authenticator.Presented> presented = admitted.presented();
            Credential credential =
                    database.read(NOBODY, tx -> identify(route, presented, tx)).orElseThrow();
            MDC.put("user", credential.userId().toString());
            Caller caller = Caller.of(presented.orElseThrow(), credential);
            Optional<String> answer = handler.answer(request, caller, bytes);
            send(ctx, request, answer.map(Reply::json).orElseGet(Reply::accepted));
            return null;
        });
    }

    /**
     * Calls a route from within a request that has been admitted, or from within this process.
     *
     * @return the body of the response
     * @throws Refused if the response would be an error
     */
    String call(Route route, Caller caller, MadeRequest request) {
        request.requireKnown(route);
        return limits.within(route, caller.client(), () -> {
            Function<Transaction, Optional<Credential>> identity = tx -> {
                if (caller.token().isPresent()) {
                    return identify(route, caller.token(), tx);
                }
                Optional<Credential> local = Optional.of(caller.credential());
                Authenticator.requireAllowed(route, local);
                return local;
            };
            Answered answered = answer(route, request, caller.token(), identity, request.body());
            return answered.reply().text();
        });
    }

    /** The response, and the call that was answered. */
    private record Answered(Reply reply, Call call) {}

    private Answered answer(
            Route route,
            Request request,
            Optional<Authenticator.Presented> presented,
            Function<Transaction, Optional<Credential>> identity,
            byte[] received) {
        Object body = route.body().map(type -> body(type, received)).orElse(null);
        byte[] bytes = route.body().isPresent() ? received : new byte[0];
        Holder holder = new Holder();
        Object prepared = prepared(route, request, identity, body);
        Function<Transaction, Reply> work = tx -> {
            Optional<Credential> credential = identity.apply(tx);
            credential.ifPresent(found -> MDC.put("user", found.userId().toString()));
            holder.touchDue = presented.isPresent()
                    && credential.filter(found -> found.isDue(tx.at())).isPresent();
            Call call = new Call(request, credential, body);
            call.prepared(prepared);
            holder.call = call;
            return holder.holds(tx.as(actor(credential), own -> handle(route, call, bytes, own)));
        };
        try {
            Reply reply = route.writes() ? database.transact(NOBODY, work) : database.read(NOBODY, work);
            if (holder.touchDue) {
                database.transact(NOBODY, tx -> {
                    authenticator.touch(presented.orElseThrow(), tx);
                    return null;
                });
            }
            Call call = Objects.requireNonNull(holder.call, "the transaction has run");
            call.committed();
            return new Answered(reply, call);
        } catch (Throwable e) {
            holder.close();
            throw e;
        }
    }

    /** Between two transactions: the first finds user and portfolio. Null for a route that prepares nothing. */
    private @Nullable Object prepared(
            Route route, Request request, Function<Transaction, Optional<Credential>> identity, @Nullable Object body) {
        if (!(route.handler() instanceof PreparingHandler preparing)) {
            return null;
        }
        Call call = database.read(NOBODY, tx -> {
            Optional<Credential> credential = identity.apply(tx);
            return tx.as(actor(credential), own -> located(route, new Call(request, credential, body), own));
        });
        return preparing.prepare().apply(call);
    }

    private static Actor actor(Optional<Credential> credential) {
        return credential
                .map(found -> Actor.user(found.userId(), found.email()))
                .orElse(NOBODY);
    }

    /** What the transaction hands out; a retry of the transaction overwrites it. */
    private static final class Holder {
        private @Nullable Call call;
        private @Nullable Reply reply;
        private boolean touchDue;

        Reply holds(Reply next) {
            close();
            reply = next;
            return next;
        }

        void close() {
            if (reply != null) {
                reply.close();
            }
        }
    }

    private static Call located(Route route, Call call, Transaction tx) {
        if (route.isOfPortfolio()) {
            call.of(Portfolios.one(tx, call.user().userId(), call.id("portfolio")));
        }
        return call;
    }

    private Reply handle(Route route, Call call, byte[] bytes, Transaction tx) {
        located(route, call, tx);
        if (route.effect() != Effect.WRITES) {
            return Reply.of(route, route.handler().handle(call, tx));
        }
        UUID user = call.user().userId();
        String key = call.key();
        byte[] sha256 = sha256(call.request(), bytes);
        Optional<IdempotentRequests.StoredResponse> kept =
                IdempotentRequests.begin(tx, user, route.name(), key, sha256);
        if (kept.isPresent()) {
            call.header("Idempotent-Replay", "true");
            return Reply.replayed(kept.get().status(), kept.get().response());
        }
        Reply reply = Reply.of(route, route.handler().handle(call, tx));
        IdempotentRequests.complete(tx, user, route.name(), key, sha256, reply.status(), reply.text());
        return reply;
    }

    /** Hash of path and body; the path is included since the key counts for a route, whatever the ids in its path. */
    private static byte[] sha256(Request request, byte[] body) {
        byte[] path = (request.path() + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[path.length + body.length];
        System.arraycopy(path, 0, all, 0, path.length);
        System.arraycopy(body, 0, all, path.length, body.length);
        return Secrets.sha256(all);
    }

    private static void requireType(Route route, Request request) {
        String type = request.header("Content-Type").orElse("");
        String bare = type.contains(";") ? type.substring(0, type.indexOf(';')).strip() : type;
        if (route.body().orElseThrow() != byte[].class && !bare.equalsIgnoreCase("application/json")) {
            throw new Refused(
                    Code.WRONG_CONTENT_TYPE,
                    "the body is " + (bare.isEmpty() ? "of no content type" : bare),
                    "Maybe send application/json.");
        }
    }

    private static Object body(Class<?> type, byte[] bytes) {
        return type == byte[].class ? bytes : Json.read(bytes, type);
    }

    private static void send(Context ctx, Request request, Reply reply) {
        ctx.status(reply.status());
        if (reply.status() == 204) {
            return;
        }
        ctx.contentType(reply.type());
        if (!reply.fileName().isEmpty()) {
            ctx.header("Content-Disposition", "attachment; filename=\"" + reply.fileName() + "\"");
        }
        if (reply.stream() != null) {
            ctx.result(reply.stream());
            return;
        }
        byte[] bytes = reply.bytes();
        if (request.method().equals("GET")) {
            String revision = ctx.res().getHeader("ETag");
            String tag =
                    revision != null ? revision : '"' + HexFormat.of().formatHex(Secrets.sha256(bytes), 0, 16) + '"';
            ctx.header("ETag", tag);
            if (request.header("If-None-Match").filter(tag::equals).isPresent()) {
                ctx.status(304);
                return;
            }
        }
        ctx.result(bytes);
    }
}

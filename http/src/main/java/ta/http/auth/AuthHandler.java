package ta.http.auth;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ta.backoffice.governance.Audit;
import ta.backoffice.identity.Accounts;
import ta.backoffice.identity.ApiTokens;
import ta.backoffice.identity.ChangeUser;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.OneTimeLinks;
import ta.backoffice.identity.SignIns;
import ta.database.Actor;
import ta.database.Transaction;
import ta.http.auth.AuthShapes.LinkPurpose;
import ta.http.auth.AuthShapes.Login;
import ta.http.auth.AuthShapes.Me;
import ta.http.auth.AuthShapes.NewPassword;
import ta.http.auth.AuthShapes.NewToken;
import ta.http.auth.AuthShapes.OneTimeLink;
import ta.http.auth.AuthShapes.Redeem;
import ta.http.auth.AuthShapes.Token;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Secrets;
import ta.http.route.SessionCookie;

/** Sign-in, sign-out, the user's own password, one-time links and API tokens. */
public final class AuthHandler {

    private static final Logger LOG = LoggerFactory.getLogger(AuthHandler.class);

    private final Passwords passwords;
    private final Throttle throttle;
    private final SessionCookie cookie;
    private final MeterRegistry meters;

    public AuthHandler(Passwords passwords, Throttle throttle, SessionCookie cookie, MeterRegistry meters) {
        this.passwords = passwords;
        this.throttle = throttle;
        this.cookie = cookie;
        this.meters = meters;
    }

    /** Neither the response nor its duration reveals whether the address or the password is wrong. */
    public Me login(Call call, Transaction tx) {
        Login login = call.body(Login.class);
        String address = call.request().address();
        Optional<Accounts.Account> account = Accounts.byEmail(tx, login.email()).filter(Accounts.Account::enabled);
        boolean known = account.filter(found -> SignIns.existFrom(tx, found.id(), address))
                .isPresent();
        throttle.requireNoWait(address, login.email(), known);
        boolean right = passwords.matches(login.password(), account.flatMap(Accounts.Account::passwordHash));
        meters.counter("ta.sign_ins", "result", right ? "succeeded" : "failed").increment();
        if (!right || account.isEmpty()) {
            throttle.failed(address, login.email());
            LOG.warn("sign-in failed, from {}", address);
            throw new Refused(Code.WRONG_CREDENTIALS, "the e-mail address or the password is wrong", "");
        }
        throttle.succeeded(login.email());
        return signIn(call, tx, account.get());
    }

    private Me signIn(Call call, Transaction tx, Accounts.Account account) {
        String secret = Secrets.fresh();
        SignIns.open(
                tx,
                Secrets.sha256(secret),
                account.id(),
                call.request().address(),
                call.request().userAgent());
        tx.as(Actor.user(account.id(), account.email()), own -> {
            Audit.append(own, Optional.empty(), "session.open", Map.of("user", account.id()));
            return null;
        });
        cookie.set(call.request(), secret);
        return me(account, Optional.of(secret));
    }

    public @Nullable Object logout(Call call, Transaction tx) {
        if (call.flag("everywhere")) {
            SignIns.endEverywhere(tx, call.user().userId());
        }
        cookie.of(call.request()).ifPresent(secret -> SignIns.end(tx, Secrets.sha256(secret)));
        Audit.append(
                tx,
                Optional.empty(),
                "session.end",
                Map.of("user", call.user().userId(), "everywhere", call.flag("everywhere")));
        cookie.clear(call.request());
        return null;
    }

    public Me me(Call call, Transaction tx) {
        return me(
                Accounts.one(tx, call.user().userId()),
                cookie.of(call.request()).filter(secret -> call.user().isSession()));
    }

    /** Ends all sessions, including this one, and all tokens, and opens a new session. */
    public Me password(Call call, Transaction tx) {
        NewPassword body = call.body(NewPassword.class);
        Accounts.Account account = Accounts.one(tx, call.user().userId());
        throttle.requireNoWait(call.request().address(), account.email(), true);
        if (!passwords.matches(body.current(), account.passwordHash())) {
            throttle.failed(call.request().address(), account.email());
            throw Refused.at(Code.INVALID, "/current", "is not the current password");
        }
        Passwords.requireGood(body.password(), account.email());
        ChangeUser.setPassword(tx, account.id(), passwords.hash(body.password()));
        return signIn(call, tx, account);
    }

    /** Says what a link is for and leaves it valid, so that the page behind it can ask for everything at once. */
    public LinkPurpose link(Call call, Transaction tx) {
        Optional<UUID> user = OneTimeLinks.open(
                tx, Secrets.sha256(call.body(OneTimeLink.class).token()));
        if (user.isEmpty() && Accounts.hasAdmin(tx)) {
            throw administered();
        }
        return new LinkPurpose(
                user.isEmpty(), user.map(id -> Accounts.one(tx, id).email()));
    }

    /**
     * Redeems a one-time link: sets a password, or creates the first administrator, with a portfolio if they want, and
     * signs in.
     */
    public Me redeem(Call call, Transaction tx) {
        Redeem body = call.body(Redeem.class);
        Optional<UUID> user = OneTimeLinks.redeem(tx, Secrets.sha256(body.token()));
        UUID id = user.orElseGet(() -> firstAdministrator(tx, body));
        Accounts.Account account = Accounts.one(tx, id);
        if (!account.enabled()) {
            throw new Refused(Code.LINK_USED_UP, "the account is disabled", "Maybe ask the administrator.");
        }
        if (user.isPresent() && body.portfolio().isPresent()) {
            throw Refused.at(Code.INVALID, "/portfolio", "is for the first account only");
        }
        Passwords.requireGood(body.password(), account.email());
        ChangeUser.setPassword(tx, id, passwords.hash(body.password()));
        Actor own = Actor.user(id, account.email());
        body.portfolio()
                .ifPresent(portfolio -> tx.as(own, owned -> CreatePortfolio.within(owned, portfolio.portfolio())));
        return signIn(call, tx, account);
    }

    private static Refused administered() {
        return new Refused(
                Code.LINK_USED_UP, "there is an administrator already", "Maybe ask the administrator for an account.");
    }

    /**
     * The link ends when what it is for is done, by whichever way. An account that a command created has no password
     * yet; it becomes the administrator.
     */
    private static UUID firstAdministrator(Transaction tx, Redeem body) {
        if (Accounts.hasAdmin(tx)) {
            throw administered();
        }
        String email =
                body.email().orElseThrow(() -> Refused.at(Code.INVALID, "/email", "is required for the first account"));
        Optional<UUID> made = Accounts.byEmail(tx, email)
                .filter(account -> account.enabled() && account.passwordHash().isEmpty())
                .map(Accounts.Account::id);
        made.ifPresent(id -> ChangeUser.change(tx, id, Optional.empty(), Optional.empty(), Optional.of(true), false));
        return made.orElseGet(() -> CreateUser.within(tx, email, body.name().orElse(email), true));
    }

    public List<Token> tokens(Call call, Transaction tx) {
        return ApiTokens.of(tx, call.user().userId()).stream()
                .map(row -> shape(row, Optional.empty()))
                .toList();
    }

    public Token createToken(Call call, Transaction tx) {
        NewToken body = call.body(NewToken.class);
        String secret = Secrets.token();
        ApiTokens.ApiToken row = ApiTokens.create(
                tx, call.user().userId(), body.name(), body.scope(), Secrets.sha256(secret), body.expiresAt());
        return shape(row, Optional.of(secret));
    }

    public @Nullable Object revokeToken(Call call, Transaction tx) {
        ApiTokens.revoke(tx, call.user().userId(), call.id("token"));
        return null;
    }

    private static Token shape(ApiTokens.ApiToken row, Optional<String> secret) {
        return new Token(
                row.id(),
                row.name(),
                row.scope(),
                row.createdAt(),
                row.expiresAt(),
                row.lastUsedAt(),
                row.revokedAt(),
                secret);
    }

    private static Me me(Accounts.Account account, Optional<String> secret) {
        return new Me(account.id(), account.email(), account.displayName(), account.admin(), secret.map(Secrets::csrf));
    }
}

package ta.http.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.identity.Accounts;
import ta.backoffice.identity.ChangeMembers;
import ta.backoffice.identity.Members;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;

/** The members of a portfolio, and the users who are invited to be. */
public final class MembersHandler {

    public record Member(
            @Doc("the user's id") UUID user,

            @Doc(value = "e-mail address", example = "ben@example.org")
            String email,

            @Doc(value = "the user's display name", example = "Ben")
            String name,

            @Doc(value = "an OWNER may also change members and roles", example = "MEMBER")
            Members.Role role,

            @Doc("when the user was invited, or created the portfolio")
            Instant since,

            @Doc(value = "false until the user accepts; so long they see nothing", example = "true")
            boolean accepted) {}

    public record MemberRole(
            @Doc(value = "an OWNER may also change members and roles", example = "MEMBER")
            Members.Role role) {}

    public record FoundUser(
            @Doc("the user's id") UUID id,

            @Doc(value = "the user's display name", example = "Ben")
            String name) {}

    public List<Member> list(Call call, Transaction tx) {
        return Members.of(tx, call.portfolio().id()).stream()
                .map(MembersHandler::shape)
                .toList();
    }

    public Member put(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        UUID user = call.id("user");
        ChangeMembers.put(tx, portfolio, user, call.body(MemberRole.class).role());
        return shape(Members.one(tx, portfolio, user));
    }

    public @Nullable Object remove(Call call, Transaction tx) {
        ChangeMembers.remove(tx, call.portfolio().id(), call.id("user"));
        return null;
    }

    /** Finds by the exact address only, so that nobody can browse the accounts. */
    public FoundUser find(Call call, Transaction tx) {
        String email = call.query("email").orElseThrow(() -> Refused.at(Code.INVALID, "email", "is required"));
        return Accounts.byEmail(tx, email)
                .filter(Accounts.Account::enabled)
                .map(row -> new FoundUser(row.id(), row.displayName()))
                .orElseThrow(() -> new StorageException.NotFound("user", email));
    }

    private static Member shape(Members.Member row) {
        return new Member(row.userId(), row.email(), row.displayName(), row.role(), row.since(), row.accepted());
    }
}

package ta.http.portfolio;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.identity.ChangeMembers;
import ta.backoffice.identity.Invitations;
import ta.backoffice.identity.Members;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.route.Call;

/** The invitations of the signed-in user to portfolios of others. Its id is the portfolio's. */
public final class InvitationsHandler {

    public record Invitation(
            @Doc("the portfolio's id") UUID portfolio,

            @Doc(value = "the portfolio's name", example = "Ann's pension")
            String name,

            @Doc(value = "an OWNER may also change members and roles", example = "MEMBER")
            Members.Role role,

            @Doc("when the user was invited") Instant since) {}

    public List<Invitation> list(Call call, Transaction tx) {
        return Invitations.of(tx).stream()
                .map(row -> new Invitation(row.portfolioId(), row.portfolio(), row.role(), row.since()))
                .toList();
    }

    public @Nullable Object accept(Call call, Transaction tx) {
        ChangeMembers.accept(tx, call.id("invitation"));
        return null;
    }

    public @Nullable Object decline(Call call, Transaction tx) {
        ChangeMembers.decline(tx, call.id("invitation"));
        return null;
    }
}

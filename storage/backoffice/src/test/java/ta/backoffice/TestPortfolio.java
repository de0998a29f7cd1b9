package ta.backoffice;

import java.time.ZoneId;
import java.util.UUID;
import ta.backoffice.identity.CreatePortfolio;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.NewPortfolio;
import ta.backoffice.identity.TaxTreatment;
import ta.database.Actor;
import ta.database.Ids;
import ta.database.Role;
import ta.database.TestDatabase;

/** A new portfolio with its owner. */
public record TestPortfolio(UUID id, Actor owner) {

    /** Creates a user, and a portfolio that belongs to this user. */
    public static TestPortfolio create(TestDatabase database) {
        String email = "u" + Ids.next() + "@example.org";
        UUID user = new CreateUser(database.as(Role.APP)).create(Actor.system("test"), email, "Test");
        Actor owner = Actor.user(user, email);
        NewPortfolio portfolio =
                new NewPortfolio("Test", "AJ Bell", TaxTreatment.ISA, "GBP", ZoneId.of("Europe/London"));
        return new TestPortfolio(new CreatePortfolio(database.as(Role.APP)).create(owner, portfolio), owner);
    }
}

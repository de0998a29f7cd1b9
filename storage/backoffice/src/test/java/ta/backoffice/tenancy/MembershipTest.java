package ta.backoffice.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.backoffice.identity.CreateUser;
import ta.backoffice.identity.Portfolios;
import ta.database.Actor;
import ta.database.Ids;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;

/** The database decides who may change members, and who may read the chain {@code system}. */
class MembershipTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final String REFUSED = "42501";

    private final TestPortfolio portfolio = TestPortfolio.create(DATABASE);
    private final UUID owner = portfolio.owner().userId().orElseThrow();
    private final Actor other = user();
    private final UUID otherId = other.userId().orElseThrow();
    private final Probe asOwner = new Probe(DATABASE, "the owner", Role.APP, portfolio.owner());
    private final Probe asOther = new Probe(DATABASE, "the other", Role.APP, other);

    @Test
    void stranger_enrollingThemselves_isRefusedAsIfThereWereNoPortfolio() {
        String none = enrol(Ids.next(), otherId, "OWNER");
        assertThat(asOther.message(enrol(portfolio.id(), otherId, "OWNER"))).isEqualTo(asOther.message(none));
        assertThat(asOther.result(none)).isEqualTo(REFUSED);
        assertThat(asOther.result(enrol(portfolio.id(), otherId, "MEMBER"))).isEqualTo(REFUSED);
        assertThat(asOther.result("update ta.portfolio_members set user_id = '" + otherId + "'"))
                .isEqualTo(REFUSED);
        assertThat(asOther.result(found(portfolio.id(), otherId))).isEqualTo(REFUSED);
    }

    @Test
    void creator_enrollingSomebodyElseFirst_isRefused() {
        UUID id = Ids.next();
        String create = "insert into ta.portfolios (id, name, broker, tax_treatment, base_currency, time_zone)"
                + " values ('" + id + "', 'x', 'x', 'ISA', 'GBP', 'Europe/London')";
        assertThat(asOther.result(create, enrol(id, owner, "OWNER"))).isEqualTo(REFUSED);
        assertThat(asOther.result(create, enrol(id, otherId, "MEMBER"))).isEqualTo(REFUSED);
        assertThat(asOther.result(create, found(id, otherId), enrol(id, owner, "MEMBER")))
                .isEqualTo("1");
    }

    @Test
    void invited_seesNothing_untilTheyAccept() {
        assertThat(asOwner.result(found(portfolio.id(), otherId))).isEqualTo(REFUSED);
        keep(enrol(portfolio.id(), otherId, "OWNER"));
        assertThat(asOther.result("select count(*) from ta.portfolios")).isEqualTo("0");
        assertThat(asOther.result("select count(*) from ta.portfolio_members")).isEqualTo("0");
        assertThat(asOther.result("delete from ta.portfolio_members"))
                .as("their own invitation")
                .isEqualTo("1");
        assertThat(asOther.result(enrol(portfolio.id(), owner, "MEMBER"))).isEqualTo(REFUSED);
        assertThat(asOther.result("select name from ta.my_invitations()")).isNotEmpty();
        assertThat(asOwner.result("select count(*) from ta.my_invitations()")).isEqualTo("0");
        assertThat(asOwner.result("select ta.accept_invitation('" + portfolio.id() + "')"))
                .isEqualTo("f");
        assertThat(asOwner.result("update ta.portfolio_members set accepted_at = now()"))
                .isEqualTo(REFUSED);
        assertThat(asOwner.result("delete from ta.portfolio_members where user_id = '" + owner + "'"))
                .as("an invited owner is none yet")
                .isEqualTo("TA006");
        accept();
        assertThat(asOther.result("select count(*) from ta.portfolios")).isEqualTo("1");
    }

    @Test
    void member_seesThePortfolioAndCannotChangeMembers() {
        keep(enrol(portfolio.id(), otherId, "MEMBER"));
        accept();
        List<Portfolios.Portfolio> seen = DATABASE.as(Role.APP).read(other, tx -> Portfolios.of(tx, otherId));
        assertThat(seen).extracting(Portfolios.Portfolio::id).containsExactly(portfolio.id());
        UUID third = user().userId().orElseThrow();
        assertThat(asOther.result(enrol(portfolio.id(), third, "MEMBER"))).isEqualTo(REFUSED);
        assertThat(asOther.result("update ta.portfolio_members set role = 'OWNER' where user_id = '" + otherId + "'"))
                .isEqualTo("0");
        assertThat(asOther.result("delete from ta.portfolio_members"))
                .as("they may leave, and no more")
                .isEqualTo("1");
        assertThat(asOwner.result("delete from ta.portfolio_members where user_id = '" + otherId + "'"))
                .isEqualTo("1");
    }

    @Test
    void notices_ofAnotherMember_areNotRead() {
        keep(enrol(portfolio.id(), otherId, "MEMBER"));
        accept();
        keep("insert into ta.notifications (id, portfolio_id, user_id, kind, channel, title, body) values"
                + " (gen_random_uuid(), '" + portfolio.id() + "', '" + otherId + "', 'X', 'FEED', 't', 'b')");
        assertThat(asOwner.result("select count(*) from ta.notifications")).isEqualTo("0");
        assertThat(asOwner.result("update ta.notifications set read_at = now()"))
                .isEqualTo("0");
        assertThat(asOther.result("update ta.notifications set read_at = now()"))
                .isEqualTo("1");
    }

    @Test
    void owner_whoIsTheLast_cannotLeaveOrStepDown() {
        assertThat(asOwner.result("delete from ta.portfolio_members")).isEqualTo("TA006");
        assertThat(asOwner.result("update ta.portfolio_members set role = 'MEMBER'"))
                .isEqualTo("TA006");
        assertThatThrownBy(() -> DATABASE.as(Role.APP)
                        .transact(portfolio.owner(), tx -> tx.sql().execute("delete from ta.portfolio_members")))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessage("the portfolio would have no owner\nMaybe make another member its owner first.")
                .extracting(e -> ((StorageException) e).code())
                .isEqualTo("LAST_OWNER");
        keep(enrol(portfolio.id(), otherId, "OWNER"));
        accept();
        assertThat(asOwner.result("delete from ta.portfolio_members where user_id = '" + owner + "'"))
                .isEqualTo("1");
    }

    @Test
    void systemChain_isReadByAdministratorsAndWrittenByAll() {
        String events = "select count(*) > 0 from ta.audit_events where portfolio_id is null";
        String heads = "select count(*) from ta.audit_heads where portfolio_id is null";
        assertThat(asOther.result(events)).isEqualTo("f");
        assertThat(asOther.result(heads)).isEqualTo("0");
        DATABASE.asSuperuser("update ta.users set admin = true where id = '" + otherId + "'");
        assertThat(asOther.result(events)).isEqualTo("t");
        assertThat(asOther.result(heads)).isEqualTo("1");
        String event = "insert into ta.audit_events (event, at, actor) values ('{}', now(), 'x')";
        assertThat(asOwner.result(event)).isEqualTo("1");
        assertThat(new Probe(DATABASE, "a worker", Role.WORKER, Actor.system("worker")).result(event))
                .isEqualTo("1");
    }

    private static Actor user() {
        String email = "m" + Ids.next() + "@example.org";
        return Actor.user(new CreateUser(DATABASE.as(Role.APP)).create(Actor.system("test"), email, "Test"), email);
    }

    private static String enrol(UUID portfolio, UUID user, String role) {
        return "insert into ta.portfolio_members (portfolio_id, user_id, role) values ('" + portfolio + "', '" + user
                + "', '" + role + "')";
    }

    private static String found(UUID portfolio, UUID user) {
        return "insert into ta.portfolio_members (portfolio_id, user_id, role, accepted_at) values ('" + portfolio
                + "', '" + user + "', 'OWNER', now())";
    }

    private void accept() {
        DATABASE.as(Role.APP)
                .transact(other, tx -> tx.sql().fetch("select ta.accept_invitation('" + portfolio.id() + "')"));
    }

    /** Executes SQL as the owner and commits it. */
    private void keep(String sql) {
        DATABASE.as(Role.APP).transact(portfolio.owner(), tx -> tx.sql().execute(sql));
    }
}

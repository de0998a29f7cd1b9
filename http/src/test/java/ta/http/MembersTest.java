package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The members of a portfolio, and who may change them. */
final class MembersTest {

    private static final String OWNER = "{\"role\":\"OWNER\"}";
    private static final String MEMBER = "{\"role\":\"MEMBER\"}";

    private TestApi api;
    private Shared shared;
    private String members;

    @BeforeEach
    void start() {
        api = TestApi.start();
        shared = Shared.of(api);
        members = shared.path() + "/members";
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void user_foundByAddressAndInvited_seesThePortfolioWhenTheyAccept() {
        assertThat(shared.ben().get(shared.path()).code()).isEqualTo("NOT_FOUND");
        TestApi.Answer found = shared.ann().get("/users/find?email=BEN@example.org");
        assertThat(found.text()).isEqualTo("{\"id\":\"" + shared.benId() + "\",\"name\":\"ben\"}");
        TestApi.Answer put = shared.ann().put(members + "/" + shared.benId(), MEMBER);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.json().get("role").textValue()).isEqualTo("MEMBER");
        assertThat(put.json().get("accepted").booleanValue()).isFalse();
        assertThat(shared.ben().get(shared.path()).code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ben().get("/portfolios").json()).isEmpty();
        assertThat(shared.ben().get("/invitations").json().at("/0/name").textValue())
                .isEqualTo("Mine");
        accept();
        assertThat(shared.ben().get("/invitations").json()).isEmpty();
        assertThat(shared.ben().get(shared.path()).status()).isEqualTo(200);
        assertThat(shared.ben().get(members).json())
                .extracting(member -> member.get("email").textValue() + " "
                        + member.get("role").textValue())
                .containsExactly("ann@example.org OWNER", "ben@example.org MEMBER");
    }

    @Test
    void invitation_declinedOrNotThere_enrolsNobody() {
        String invitation = "/invitations/" + shared.id();
        assertThat(shared.ben().post(invitation + "/accept").code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ben().post(invitation + "/decline").code()).isEqualTo("NOT_FOUND");
        shared.ann().put(members + "/" + shared.benId(), MEMBER);
        assertThat(shared.ben().post(invitation + "/decline").status()).isEqualTo(204);
        assertThat(shared.ben().post(invitation + "/accept").code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ann().get(members).json()).hasSize(1);
        assertThat(shared.actions()).endsWith("member.invite", "member.decline");
        assertThat(shared.ann().get(shared.path() + "/audit/verify").json().get("broken"))
                .isNullOrEmpty();
    }

    @Test
    void onlyOwner_isNotDisabled_unlessThatIsConfirmed() {
        api.user("admin@example.org", true);
        Client admin = api.signIn("admin@example.org");
        shared.ann().put(members + "/" + shared.benId(), MEMBER);
        accept();
        String ann = "/users/" + shared.annId();
        TestApi.Answer refused = admin.patch(ann, "{\"disabled\":true}");
        assertThat(refused.code()).isEqualTo("LAST_OWNER");
        assertThat(shared.ann().get("/auth/me").status()).isEqualTo(200);
        assertThat(admin.patch(ann, "{\"disabled\":true,\"confirm\":true}").status())
                .isEqualTo(200);
        assertThat(shared.ann().get("/auth/me").status()).isEqualTo(401);
        assertThat(admin.patch(ann, "{\"disabled\":false}").status()).isEqualTo(200);
        assertThat(admin.patch("/users/" + shared.benId(), "{\"disabled\":true}")
                        .status())
                .isEqualTo(200);
    }

    private void accept() {
        TestApi.Answer accepted = shared.ben().post("/invitations/" + shared.id() + "/accept");
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(204);
    }

    @Test
    void find_partOfAnAddressOrNone_isRefused() {
        assertThat(shared.ann().get("/users/find?email=ben").code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ann().get("/users/find").code()).isEqualTo("INVALID");
    }

    @Test
    void members_changedByAMember_areRefused() {
        shared.ann().put(members + "/" + shared.benId(), MEMBER);
        accept();
        assertThat(shared.ben().put(members + "/" + shared.benId(), OWNER).code())
                .isEqualTo("OWNER_NEEDED");
        assertThat(shared.ben().delete(members + "/" + shared.annId()).code()).isEqualTo("OWNER_NEEDED");
        assertThat(shared.ann().get(members).json().get(1).get("role").textValue())
                .isEqualTo("MEMBER");
        assertThat(shared.ben().delete(members + "/" + shared.benId()).status()).isEqualTo(204);
        assertThat(shared.actions()).endsWith("member.accept", "member.remove");
    }

    @Test
    void members_ofAForeignPortfolio_areNotFound() {
        assertThat(shared.ben().get(members).code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ben().put(members + "/" + shared.benId(), OWNER).code())
                .isEqualTo("NOT_FOUND");
        assertThat(shared.ben().delete(members + "/" + shared.annId()).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void lastOwner_removedOrDemoted_stays() {
        assertThat(shared.ann().delete(members + "/" + shared.annId()).code()).isEqualTo("LAST_OWNER");
        assertThat(shared.ann().put(members + "/" + shared.annId(), MEMBER).code())
                .isEqualTo("LAST_OWNER");
        assertThat(shared.ann().get(members).json()).hasSize(1);
    }

    @Test
    void owner_afterMakingAnother_mayLeave() {
        shared.ann().put(members + "/" + shared.benId(), OWNER);
        assertThat(shared.ann().delete(members + "/" + shared.annId()).code()).isEqualTo("LAST_OWNER");
        accept();
        TestApi.Answer left = shared.ann().delete(members + "/" + shared.annId());
        assertThat(left.status()).as(left.text()).isEqualTo(204);
        assertThat(shared.ann().get(shared.path()).code()).isEqualTo("NOT_FOUND");
        assertThat(shared.actions()).containsSubsequence("member.invite", "member.remove");
    }

    @Test
    void put_theSameAgain_changesNothing() {
        shared.ann().put(members + "/" + shared.benId(), MEMBER);
        shared.ann().put(members + "/" + shared.benId(), MEMBER);
        shared.ann().put(members + "/" + shared.benId(), OWNER);
        assertThat(shared.actions()).endsWith("member.invite", "member.change");
    }

    @Test
    void put_anUnknownOrDisabledUserOrRole_isRefused() {
        assertThat(shared.ann().put(members + "/" + UUID.randomUUID(), MEMBER).code())
                .isEqualTo("NOT_FOUND");
        assertThat(shared.ann()
                        .put(members + "/" + shared.benId(), "{\"role\":\"KING\"}")
                        .json()
                        .at("/errors/0/at")
                        .textValue())
                .isEqualTo("/role");
        api.database().asSuperuser("update ta.users set disabled_at = now() where email = 'ben@example.org'");
        assertThat(shared.ann().put(members + "/" + shared.benId(), MEMBER).code())
                .isEqualTo("NOT_FOUND");
        assertThat(shared.ann().get("/users/find?email=ben@example.org").code()).isEqualTo("NOT_FOUND");
    }
}

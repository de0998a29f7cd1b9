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
    void member_foundByAddressAndAdded_seesThePortfolio() {
        assertThat(shared.ben().get(shared.path()).code()).isEqualTo("NOT_FOUND");
        TestApi.Answer found = shared.ann().get("/users/find?email=BEN@example.org");
        assertThat(found.text()).isEqualTo("{\"id\":\"" + shared.benId() + "\",\"name\":\"ben\"}");
        TestApi.Answer put = shared.ann().put(members + "/" + shared.benId(), MEMBER);
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.json().get("role").textValue()).isEqualTo("MEMBER");
        assertThat(shared.ben().get(shared.path()).status()).isEqualTo(200);
        assertThat(shared.ben().get(members).json())
                .extracting(member -> member.get("email").textValue() + " "
                        + member.get("role").textValue())
                .containsExactly("ann@example.org OWNER", "ben@example.org MEMBER");
    }

    @Test
    void find_partOfAnAddressOrNone_isRefused() {
        assertThat(shared.ann().get("/users/find?email=ben").code()).isEqualTo("NOT_FOUND");
        assertThat(shared.ann().get("/users/find").code()).isEqualTo("INVALID");
    }

    @Test
    void members_changedByAMember_areRefused() {
        shared.ann().put(members + "/" + shared.benId(), MEMBER);
        assertThat(shared.ben().put(members + "/" + shared.benId(), OWNER).code())
                .isEqualTo("OWNER_NEEDED");
        assertThat(shared.ben().delete(members + "/" + shared.annId()).code()).isEqualTo("OWNER_NEEDED");
        assertThat(shared.ann().get(members).json().get(1).get("role").textValue())
                .isEqualTo("MEMBER");
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
        TestApi.Answer left = shared.ann().delete(members + "/" + shared.annId());
        assertThat(left.status()).as(left.text()).isEqualTo(204);
        assertThat(shared.ann().get(shared.path()).code()).isEqualTo("NOT_FOUND");
        assertThat(shared.actions()).containsSubsequence("member.add", "member.remove");
    }

    @Test
    void put_theSameAgain_changesNothing() {
        shared.ann().put(members + "/" + shared.benId(), MEMBER);
        shared.ann().put(members + "/" + shared.benId(), MEMBER);
        shared.ann().put(members + "/" + shared.benId(), OWNER);
        assertThat(shared.actions()).endsWith("member.add", "member.change");
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

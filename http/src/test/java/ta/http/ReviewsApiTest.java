package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Requests for a model's review: within the day's budget, by members alone, and never more than a job. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ReviewsApiTest {

    private TestApi api;
    private World world;

    @BeforeAll
    void start() {
        api = TestApi.start();
        world = new World(api);
    }

    @AfterAll
    void stop() {
        api.close();
    }

    /** The fixture has one review already, and the terms allow three. */
    @Test
    void reviews_areRequestedWithinTheBudget_andTheirChangesBecomeADraft() {
        Client owner = world.owner();
        String reviews = "/recommendations/" + world.portfolio().recommendation + "/reviews";
        String versions = "/portfolios/" + world.portfolio().id + "/strategy/versions/";
        JsonNode before = owner.get(reviews).json();
        assertThat(before.at("/terms/host").textValue()).isEqualTo("model.example.org");
        assertThat(before.get("left").intValue()).isEqualTo(2);
        assertThat(before.at("/reviews/0/outcome/verdict").textValue()).isEqualTo("WARN");

        int woken = api.woken();
        TestApi.Answer requested = world.member().post(reviews, "");
        assertThat(requested.status()).isEqualTo(202);
        assertThat(requested.json().get("outcome").isNull()).isTrue();
        assertThat(api.woken()).isGreaterThan(woken);
        String id = requested.json().get("id").textValue();
        assertThat(owner.post(reviews, "").json().get("id").textValue())
                .as("it is waited for")
                .isEqualTo(id);
        assertThat(owner.post(versions + "1/reviews", "").status()).isEqualTo(202);
        assertThat(owner.get(reviews).json().get("left").intValue()).isZero();
        assertThat(owner.post(versions + "1/reviews", "").status())
                .as("it is waited for")
                .isEqualTo(202);
        assertThat(owner.post("/portfolios/" + world.portfolio().id + "/reviews/" + id + "/draft", "")
                        .code())
                .isEqualTo("NOTHING_SUGGESTED");
        // A draft with errors needs no model.
        assertThat(owner.post(versions + "2/reviews", "").code()).isEqualTo("POLICY_INVALID");

        TestApi.Answer draft = owner.post(
                "/portfolios/" + world.portfolio().id + "/reviews/" + world.portfolio().modelReview + "/draft", "");
        assertThat(draft.status()).isEqualTo(201);
        JsonNode version =
                owner.get(versions + draft.json().get("version").intValue()).json();
        assertThat(version.at("/version/state").textValue()).isEqualTo("DRAFT");
        assertThat(version.get("policy").textValue()).contains("\"major\": {\"absolute_pp\": 3.0}");
        assertThat(owner.post(versions + draft.json().get("version").intValue() + "/reviews", "")
                        .code())
                .isEqualTo("TOO_MANY_REVIEWS");

        Client stranger = world.stranger();
        assertThat(stranger.get(reviews).status()).isEqualTo(404);
        assertThat(stranger.post(reviews, "").status()).isEqualTo(404);
        assertThat(world.readToken().post(reviews, "").status()).isEqualTo(403);
    }
}

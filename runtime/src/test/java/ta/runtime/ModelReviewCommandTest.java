package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ta.runtime.review.ModelStub;
import ta.runtime.review.ReviewSettings.Form;

/** A second opinion on the terminal, and the draft that is made of it. */
final class ModelReviewCommandTest {

    @TempDir
    private Path folder;

    @Test
    void review_ofARecommendation_isShownAndItsChangesBecomeADraft() {
        Sipp sipp = Sipp.in(folder);
        sipp.ok("import", "prices", sipp.file("day.csv", Sipp.DAY));
        String recommendation = Sipp.find("Recommendation (\\S+)", sipp.run());
        assertThat(sipp.refused(1, "review", recommendation))
                .isEqualTo("ERROR REVIEWS_OFF: no model is configured for reviews\n"
                        + "Maybe ask the operator to set TA_REVIEW_PROVIDER and TA_REVIEW_MODEL.\n");
        try (ModelStub model = new ModelStub(Form.OLLAMA)) {
            DatabaseTerminal terminal =
                    new DatabaseTerminal(sipp.database().config(), folder).with(model.variables(Map.of()));
            model.say(ModelStub.GOOD);
            String said = terminal.ok("review", recommendation);
            assertThat(said).startsWith("WARN  ollama a-model, ").contains("""
                            Look at the band first.
                              The band is narrow.  /drift_bands/major  f1
                              suggests /drift_bands/major/absolute_pp = 3.0: It would act less often.
                            Make a draft of it:  ta review --draft \
                            """);
            String review = Sipp.find("--draft (\\S+)", said);
            assertThat(terminal.ok("review", "--draft", review))
                    .isEqualTo("Version 2 is a draft with the suggested changes. Nothing is active yet.\n");

            model.refuse();
            DatabaseTerminal.Output refused = terminal.type("review", "--policy-version", "2");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out()).startsWith("NOT_REVIEWED  ollama").contains("is not the JSON that was asked for");
            assertThat(terminal.type("review").err()).startsWith("ERROR one thing can be reviewed");
        }
        assertThat(sipp.rows("select state from ta.strategy_versions order by number"))
                .isEqualTo("APPROVED\nDRAFT");
        assertThat(sipp.ok("verify")).contains("all in order");
    }
}

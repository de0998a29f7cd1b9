package ta.policy.manifesto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ta.policy.PolicyResult;
import ta.policy.Samples;
import ta.policy.ShippedPolicy;
import ta.policy.document.PolicyDocument;
import ta.policy.document.SourceText;

final class FilledManifestoTest {

    private static final PolicyDocument POLICY = Samples.document("""
            {
              "title": "Four *tilts* & <b>patience</b>",
              "base_currency": "GBP",
              "sleeves": [
                {"code": "core", "target_weight": 0.6},
                {"code": "small_cap", "target_weight": 0.125}
              ],
              "drift_bands": {"major": {"absolute_pp": 2.0}, "minor": {"absolute_pp": 1}},
              "instruments": [{"ticker": "VWRP", "mic": "XLON", "name": "World"}],
              "cash_park": {"staged_amount": 16000, "waves": [{"name": "A", "drawdown_at_least": 0.1}]},
              "months": [3, 6],
              "constraints": {"accumulating_only": true},
              "notes": {"a/b": "slash", "~": "tilde", "empty": {}, "long": "%s", "none": null}
            }
            """.formatted("x".repeat(201)));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{{/drift_bands/major/absolute_pp}} points; 2 points",
                "£{{ /cash_park/staged_amount }}; £16000",
                "{{/sleeves/0/target_weight}}; 0.6",
                "{{/sleeves/core/target_weight | percent}}; 60 %",
                "{{/sleeves/small_cap/target_weight|percent}}; 12.5 %",
                "{{/drift_bands/minor/absolute_pp | percent}}; 100 %",
                "{{/cash_park/waves/A/drawdown_at_least | percent}}; 10 %",
                "{{/instruments/XLON:VWRP/name}}; World",
                "{{/months/1}} and {{/months/0}}; 6 and 3",
                "{{/constraints/accumulating_only}}; true",
                "{{/notes/a~1b}}{{/notes/~0}}; slashtilde",
                "{{/base_currency}}}; GBP}",
                "no placeholder }} at all; no placeholder }} at all"
            })
    void text_isFilledFromThePolicy(String manifesto, String filled) {
        assertThat(fill(manifesto)).isEqualTo(new FilledManifesto(filled, List.of()));
    }

    @Test
    void changedPolicy_underTheSameManifesto_showsTheNewFigures() {
        String text = "At {{/drift_bands/major/absolute_pp}} points.";
        assertThat(FilledManifesto.of(text, Samples.read(Samples.small())).text())
                .isEqualTo("At 2 points.");
        String wider = Samples.with(Samples.small(), "\"absolute_pp\": 2.0", "\"absolute_pp\": 3.25");
        assertThat(FilledManifesto.of(text, Samples.read(wider)).text()).isEqualTo("At 3.25 points.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`{{/base_currency}}`",
                "```\n{{/nothing}}\n```",
                "~~~\r\n{{/nothing}}\r\n~~~\r\n",
                "``` never closed\n{{/nothing"
            })
    void code_staysAsItWasTyped(String manifesto) {
        assertThat(fill(manifesto)).isEqualTo(new FilledManifesto(manifesto, List.of()));
    }

    @Test
    void textAroundCode_isFilled() {
        assertThat(fill("`a` {{/base_currency}} `b`\n```\n{{x}}\n```\n{{/base_currency}} ` and {{/base_currency}}")
                        .text())
                .isEqualTo("`a` GBP `b`\n```\n{{x}}\n```\nGBP ` and GBP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\'',
            value = {
                "{{/drift_bands/mayor/absolute_pp}}; /drift_bands has no \"mayor\";"
                        + " Maybe {{/drift_bands/major/absolute_pp}} was meant.",
                "{{/sleeves/cora/target_weight}}; /sleeves has no \"cora\";"
                        + " Maybe {{/sleeves/core/target_weight}} was meant.",
                "{{/cash_prak/x}}; the policy has no \"cash_prak\"; Maybe /cash_park was meant.",
                "{{/sleeves/2/code}}; /sleeves has no \"2\"; 'Maybe use one of its own: core, small_cap.'",
                "{{/sleeves/00/code}}; /sleeves has no \"00\"; 'Maybe use one of its own: core, small_cap.'",
                "{{/months/-}}; /months has no \"-\"; Maybe {{/months/0}} was meant.",
                "{{/drift_bands/major}}; '/drift_bands/major is an object, not a number, a text, true or false';"
                        + " Maybe {{/drift_bands/major/absolute_pp}} was meant.",
                "{{/months}}; '/months is a list, not a number, a text, true or false'; Maybe {{/months/0}} was meant.",
                "{{/notes/none}}; '/notes/none is null, not a number, a text, true or false';",
                "{{/notes/empty/x}}; '/notes/empty is an object and has no \"x\"';",
                "{{/base_currency/code}}; /base_currency is a text and has no \"code\";"
                        + " Maybe {{/base_currency}} was meant.",
                "{{drift_bands.major.absolute_pp}};"
                        + " '\"drift_bands.major.absolute_pp\" is no JSON pointer: it does not begin with /';"
                        + " Maybe {{/drift_bands/major/absolute_pp}} was meant.",
                "{{}}; '\"\" is no JSON pointer: it does not begin with /'; 'Maybe name a value of the policy, such as"
                        + " {{/version}}, or put it between backticks to show it as it is.'",
                "{{/base_currency | percent}}; '/base_currency is a text, and percent needs a number';"
                        + " Maybe {{/base_currency}} was meant.",
                "{{/months/0 | percnt}}; \"percnt\" is no format; Maybe \"percent\" was meant.",
                "{{/months/0 | %}}; \"%\" is no format; 'Maybe write | percent, the only one, or leave it out.'",
                "{{/months/0 and more; the placeholder is not closed on its line; 'Maybe close it with two braces }},"
                        + " or put it between backticks to show it as it is.'",
                "{{/notes/long}}; /notes/long has 201 characters, and at most 200 fit into a sentence;"
                        + " Maybe write it out."
            })
    void mistake_isSaidWithWhatWouldBeRight_andStaysAsItWasTyped(String mistake, String message, String maybe) {
        String typed = "One line.\nTwo: é😀 " + mistake;
        assertThat(fill(typed))
                .isEqualTo(new FilledManifesto(
                        typed, List.of(new PlaceholderError(2, 11, message, Optional.ofNullable(maybe)))));
    }

    @Test
    void mistakes_areAllTold_andTheRestIsFilled() {
        FilledManifesto filled = fill("{{/a}} {{/base_currency}} {{/b}} {{ {{/base_currency}}");
        assertThat(filled.text()).isEqualTo("{{/a}} GBP {{/b}} {{ GBP");
        assertThat(filled.errors()).extracting(PlaceholderError::column).containsExactly(3, 29, 36);
    }

    @Test
    void errorText_showsTheLineWithACaret() {
        SourceText source = new SourceText("manifesto.md", "At\nmost {{/drift_bands/mayor/absolute_pp}} points.\n");
        assertThat(fill(source.text()).errors().get(0).text(source)).isEqualTo("""
                ERROR PLACEHOLDER manifesto.md:2:8: /drift_bands has no "mayor"
                 | most {{/drift_bands/mayor/absolute_pp}} points.
                 | .......^
                Maybe {{/drift_bands/major/absolute_pp}} was meant.
                """);
    }

    @Test
    void policyThatIsNoJson_fillsNothing_andOnlyTheFormIsChecked() {
        FilledManifesto filled = FilledManifesto.of("{{/a}} {{ /b | percent }} {{c}}", Samples.read("{"));
        assertThat(filled.text()).isEqualTo("{{/a}} {{ /b | percent }} {{c}}");
        assertThat(filled.errors()).extracting(PlaceholderError::column).containsExactly(29);
    }

    @Test
    void policyWithErrors_fillsWhatIsThere() {
        PolicyResult invalid = Samples.read("{\"title\": \"T\"}");
        assertThat(invalid).isInstanceOf(PolicyResult.Invalid.class);
        assertThat(FilledManifesto.of("{{/title}}", invalid).text()).isEqualTo("T");
    }

    @Test
    void manyPlaceholders_areRefusedFromTheThousandAndFirstOn() {
        FilledManifesto filled = fill("{{/base_currency}}".repeat(1300));
        assertThat(filled.errors()).hasSize(200);
        assertThat(filled.errors().get(0).column()).isEqualTo(1000 * 18 + 3);
        assertThat(filled.text()).startsWith("GBPGBP").endsWith("{{/base_currency}}");
    }

    /** With quadratic time, some of these take minutes. */
    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {"{{", "{{ x\n", "{{/base_currency}} ", "{{/nothing}}\n", "`", "``", "`\n", "}}", "{{|", "```\n"})
    void hostileText_takesLinearTime(String piece) {
        assertThat(fill(piece.repeat(300_000)).errors()).hasSizeLessThanOrEqualTo(FilledManifesto.ERRORS_MAX);
    }

    @Test
    void textOfThePolicy_cannotBecomeMarkup() {
        assertThat(fill("{{/title}}").text()).isEqualTo("Four &#42;tilts&#42; &#38; &#60;b&#62;patience&#60;/b&#62;");
        assertThat(InertText.of("# heading")).isEqualTo("&#35; heading");
        assertThat(InertText.of("- item\n- item")).isEqualTo("&#45; item - item");
        assertThat(InertText.of("10. item")).isEqualTo("10&#46; item");
        assertThat(InertText.of("2.0 is 2, 2027-02-01, XLON:VWRP, Europe/London"))
                .isEqualTo("2&#46;0 is 2, 2027-02-01, XLON:VWRP, Europe/London");
        assertThat(InertText.of("https://example.org/x")).isEqualTo("https:&#47;/example.org/x");
        assertThat(InertText.of("{{/version}} [a](b)\\")).doesNotContain("{", "[", "(", "\\");
    }

    /** Whatever a policy says: no character that begins markup, and a reader that knows references reads the text. */
    @Property
    void inertText_holdsNoMarkup_andReadsAsTheText(@ForAll String text) {
        String inert = InertText.of(text);
        assertThat(inert.replaceAll("&#[0-9]+;", "")).doesNotContainPattern("[\\\\`*_\\[\\](){}<>&~|!\r\n]");
        String read = Pattern.compile("&#([0-9]+);")
                .matcher(inert)
                .replaceAll(each -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(each.group(1)))));
        assertThat(read).isEqualTo(text.strip().replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " "));
    }

    @Test
    void shippedManifesto_isFilledFromTheShippedPolicy() {
        FilledManifesto filled = FilledManifesto.of(ShippedPolicy.manifesto(), ShippedPolicy.read());
        assertThat(filled.errors()).isEmpty();
        assertThat(filled.text()).doesNotContain("{{").contains("35 % in shares of the whole world", "£500 goes in");
    }

    private static FilledManifesto fill(String manifesto) {
        return FilledManifesto.of(manifesto, Optional.of(POLICY));
    }
}

package ta.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import ta.policy.document.PolicyError;

final class PolicyReaderTest {

    private static final byte[] SMALL = Samples.small().getBytes(UTF_8);
    private static final String PUNCTUATION = "{}[]:,\"\\-+.eE0159 \n/tfnu\u0000\u00ff";

    @Property(tries = 1500)
    void read_ofMutatedBytes_givesAResultThatCanBeShown(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 1_000_000) Integer> places,
            @ForAll @IntRange(min = 0, max = 2) int kind,
            @ForAll byte any) {
        byte[] bytes = SMALL.clone();
        for (int place : places) {
            byte drawn = (byte) PUNCTUATION.charAt(place % PUNCTUATION.length());
            bytes[place % bytes.length] = kind == 0 ? any : kind == 1 ? drawn : bytes[(place / 7) % bytes.length];
        }
        PolicyResult result = PolicyReader.read("p.json", bytes);
        if (result instanceof PolicyResult.Invalid invalid) {
            assertThat(invalid.errors()).isNotEmpty().isSortedAccordingTo(PolicyError.BY_POSITION);
            assertThat(PolicyReport.text(result).lines()).noneMatch(String::isEmpty);
        } else {
            assertThat(PolicyReport.json(result).get("sha256").asText()).matches("[0-9a-f]{64}");
        }
    }

    @Property(tries = 500)
    void read_ofACutOffFile_isASyntaxErrorAtOnePlace(@ForAll @IntRange(min = 0, max = 2000) int length) {
        PolicyResult result = PolicyReader.read("p.json", Arrays.copyOf(SMALL, length % (SMALL.length - 2)));
        assertThat(PolicyReport.json(result).at("/errors").size()).isEqualTo(1);
        assertThat(PolicyReport.json(result).at("/errors/0/code").asText()).isEqualTo("SYNTAX");
    }

    @Property(tries = 100)
    void read_ofManyBadNumbers_neverComputesWithThem(@ForAll @IntRange(min = 400, max = 2_000_000_000) int exponent) {
        String text = Samples.with(Samples.small(), "\"per_order\": 5.00", "\"per_order\": 1e" + exponent);
        assertThat(PolicyReport.text(Samples.read(text)))
                .isEqualTo(
                        "ERROR PRECISION p.json:17:26: this number is 10^15 or more\n |   \"costs\": {\"per_order\": 1e"
                                + exponent + "},\n | .........................^\n");
    }

    @Example
    void read_ofTenMegabytesInOneLine_showsOnlyWhatIsNear() {
        String notes = "\"notes\": \"" + "x".repeat(10_000_000) + "\",";
        String text = Samples.with(Samples.small(), "0.7,", "0.6,").replace("\n", " ");
        String whole = Samples.with(text, "\"format\": 1,", "\"format\": 1, " + notes);
        int column = whole.indexOf("\"sleeves\"") + 1;
        assertThat(PolicyReport.text(Samples.read(whole)))
                .isEqualTo("ERROR TARGETS_SUM p.json:1:" + column + ": target weights sum to 0.9, not 1\n | …"
                        + whole.substring(column - 61, column + 59)
                        + "…\n | .............................................................^\n"
                        + "Maybe raise one target by 0.1.\n");
    }

    @Example
    void json_ofAnInvalidPolicy_hasTheAgreedShape() {
        PolicyResult result = Samples.read(Samples.with(Samples.small(), "\"max_sells\": 1", "\"max_sells\": 3"));
        assertThat(PolicyReport.json(result).toString())
                .isEqualTo("{\"valid\":false,\"sha256\":null,\"errors\":[{\"code\":\"SELLS_EXCEED_ORDERS\","
                        + "\"pointer\":\"/cadence/quarterly/max_sells\",\"line\":40,\"column\":20,"
                        + "\"message\":\"max_sells 3 leaves no buy among max_orders 3\","
                        + "\"maybe\":\"Maybe lower it to 2 or less.\"}],\"warnings\":[{\"code\":\"UNIT_UNUSED\","
                        + "\"pointer\":\"/quote_units/USD\",\"line\":6,\"column\":63,"
                        + "\"message\":\"no instrument is in USD, the currency of this unit\","
                        + "\"maybe\":\"Maybe leave it out.\"},{\"code\":\"MOVE_UNGUARDED\","
                        + "\"pointer\":\"/data_quality/checks\",\"line\":47,\"column\":20,"
                        + "\"message\":\"no check finds a"
                        + " price ten times too high or too low on a listing that is not held\",\"maybe\":\"Maybe add"
                        + " \\\"move_factor\\\": {\\\"severity\\\": \\\"critical\\\", \\\"factor\\\": 3} to"
                        + " the checks of"
                        + " \\\"data_quality\\\".\"}]}");
    }

    @Example
    void text_ofAFileNameWithControlCharacters_doesNotEchoThem() {
        PolicyResult result = PolicyReader.read("a\u001b[2J\n.json", new byte[0]);
        assertThat(PolicyReport.text(result))
                .isEqualTo("ERROR SYNTAX a\\u001b[2J\\n.json:1:1: the file holds no JSON\n | \n | ^\n");
    }

    /** PostgreSQL stores no such text, and a label of the policy goes into the audit chain. */
    @Example
    void read_ofANulInATextOrAKey_isASchemaErrorAtItsPlace() {
        String text = Samples.with(Samples.small(), "\"format\": 1,", "\"format\": 1, \"title\": \"a\\u0000b\",");
        assertThat(PolicyReport.json(Samples.read(text)).at("/errors").findValuesAsText("pointer"))
                .contains("/title");
        String key = Samples.with(Samples.small(), "\"per_order\": 5.00", "\"per\\u0000order\": 5.00");
        assertThat(PolicyReport.json(Samples.read(key)).at("/errors").findValuesAsText("message"))
                .anyMatch(message -> message.startsWith("a key has a NUL"));
    }

    @Example
    void read_ofThousandsOfErrors_listsTheFirstAndCountsTheRest() {
        String wrong = "{\"code\": 1},".repeat(3000);
        String text = Samples.small().replaceFirst("\"sleeves\": \\[", "\"sleeves\": [" + wrong);
        PolicyResult.Invalid invalid = (PolicyResult.Invalid) Samples.read(text);
        assertThat(invalid.errors()).hasSize(200);
        assertThat(invalid.moreErrors()).isGreaterThan(2000);
        assertThat(PolicyReport.text(invalid)).endsWith("… and " + invalid.moreErrors() + " more errors.\n");
    }

    @Example
    void read_ofMoreValuesThanAnyPolicyNeeds_isASyntaxErrorAtOnce() {
        String text = "{\"sleeves\": [" + "{\"code\": 1},".repeat(340_000) + "{}]}";
        assertThat(PolicyReport.json(Samples.read(text)).at("/errors/0/message").asText())
                .isEqualTo("the file has more than 100000 values");
    }
}

package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exports over HTTP, and the way back. */
final class ExportApiTest {

    private static TestApi api;
    private static Pension mine;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        mine = Pension.of(api, "leaves@example.org");
        mine.decide();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void export_importedByAnother_hasTheSameContent() {
        TestApi.Answer file = mine.client.get(mine.at("/export"));
        assertThat(file.header("Content-Disposition")).matches("attachment; filename=\"mine-[0-9-]{10}\\.json\"");
        JsonNode content = mine.client.get(mine.at("/export/content")).json();
        assertThat(file.json().get("content_sha256")).isEqualTo(content.get("content_sha256"));
        assertThat(content.get("imported").isNull()).isTrue();
        Pension theirs = Pension.empty(api, "takes@example.org");
        String key = UUID.randomUUID().toString();
        TestApi.Answer imported = theirs.client.post(theirs.at("/import"), file.text(), key);
        assertThat(imported.status()).as(imported.text()).isEqualTo(200);
        assertThat(imported.json().get("content_sha256")).isEqualTo(content.get("content_sha256"));
        assertThat(imported.json().get("replayed").intValue()).isEqualTo(1);
        // A retry whose response was lost changes nothing.
        assertThat(theirs.client.post(theirs.at("/import"), file.text(), key).text())
                .isEqualTo(imported.text());
        JsonNode there = theirs.client.get(theirs.at("/export/content")).json();
        assertThat(there.get("content_sha256")).isEqualTo(content.get("content_sha256"));
        assertThat(there.at("/imported/audit_seq").longValue())
                .isEqualTo(file.json().at("/audit_head/seq").longValue());
        assertThat(theirs.client
                        .get(theirs.at("/audit/verify"))
                        .json()
                        .get("in_order")
                        .booleanValue())
                .isTrue();
        assertThat(theirs.client.post(theirs.at("/import"), file.text()).code()).isEqualTo("PORTFOLIO_NOT_EMPTY");
    }

    /** Other requests take 1 MiB. Spaces between the rows do not change what a file says. */
    @Test
    void file_ofMoreThanOneMebibyte_isImported() {
        String file = mine.client.get(mine.at("/export")).text();
        String wide = file.replace(
                "\n", "\n" + " ".repeat(1 + (3 << 20) / (int) file.lines().count()));
        assertThat(wide.length()).isBetween(3 << 20, 20 << 20);
        Pension theirs = Pension.empty(api, "wide@example.org");
        TestApi.Answer imported = theirs.client.post(theirs.at("/import"), wide);
        assertThat(imported.status()).as(imported.text()).isEqualTo(200);
        assertThat(imported.json().get("content_sha256"))
                .isEqualTo(mine.client.get(mine.at("/export/content")).json().get("content_sha256"));
    }

    @Test
    void files_thatAreNone_areRefusedWithPlaceAndRemedy() {
        Pension empty = Pension.empty(api, "bad@example.org");
        TestApi.Answer refused = empty.client.post(empty.at("/import"), "{\"format\":\"a spreadsheet\"}");
        assertThat(refused.code()).isEqualTo("INVALID");
        assertThat(refused.json().get("maybe").textValue()).contains("Everything out");
        TestApi.Answer cut = empty.client.post(
                empty.at("/import"), mine.client.get(mine.at("/export")).text().substring(0, 4_000));
        assertThat(cut.json().get("detail").textValue()).matches("line [0-9]+ is not JSON: .*");
    }

    @Test
    void exports_ofSomebodyElse_areNotFound() {
        Pension stranger = Pension.empty(api, "stranger@example.org");
        for (String path : new String[] {
            "/export",
            "/export.csv?table=decisions",
            "/export/content",
            "/export/ghostfolio",
            "/export/portfolio-performance"
        }) {
            assertThat(stranger.client.get(mine.at(path)).status()).as(path).isEqualTo(404);
            assertThat(mine.client.get(mine.at(path)).status()).as(path).isEqualTo(200);
        }
        assertThat(stranger.client.post(mine.at("/import"), "{}").status()).isEqualTo(404);
    }

    @Test
    void table_isNamedAsInTheExport() {
        assertThat(mine.client.get(mine.at("/export.csv?table=ledger_entries")).text())
                .contains("TRANSFER_IN,XLON:VWRP,162,");
        assertThat(mine.client.get(mine.at("/export.csv?table=users")).code()).isEqualTo("INVALID");
        assertThat(mine.client.get(mine.at("/export.csv")).code()).isEqualTo("INVALID");
    }
}

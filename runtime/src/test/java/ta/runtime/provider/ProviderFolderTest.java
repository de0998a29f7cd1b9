package ta.runtime.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.backoffice.market.Provider;
import ta.database.StorageException;
import ta.runtime.provider.custom.ProviderFolder;
import ta.runtime.provider.setup.Providers;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** The folder in which the operator describes providers. */
final class ProviderFolderTest {

    private static final String GOOD = """
            {"url": "https://prices.example.org/{symbol}", "price": "/nav", "date": "/date"}""";

    @TempDir
    private Path folder;

    @Test
    void file_withErrors_namesAllOfThem_andTheOthersCanBeUsed() throws IOException {
        write("good.json", GOOD);
        write("bad.json", """
                {"url": "http://prices.example.org/{name}", "format": "xml", "date": "date", "currency": "Pounds",
                 "currency_field": "/c", "date_format": "dd/MM", "per_minute": 0, "Price": "/nav",
                 "headers": {"Host": "other", "X-Key": "{key}"}}""");
        Providers providers = Providers.configured(environment(Map.of()));
        assertThat(providers.all()).contains(Provider.of("good")).doesNotContain(Provider.of("bad"));
        assertThat(providers.broken()).containsOnlyKeys("bad");
        assertThat(providers.broken().get("bad")).isEqualTo("""
                ERROR bad.json /Price: is not known
                Maybe one of currency, currency_field, date, date_format, format, headers, kilobytes, per_minute, \
                price, rows, seconds, symbol_field, unit, unit_field, url, url_date_format is meant.
                ERROR bad.json /format: is xml
                Maybe use json or csv.
                ERROR bad.json /headers/Host: cannot be set
                Maybe leave it out: the connection has it already, or it is not the name of a header.
                ERROR bad.json /headers: has {key}, but TA_PROVIDER_BAD_KEY is not set
                Maybe set TA_PROVIDER_BAD_KEY, or TA_PROVIDER_BAD_KEY_FILE, where the worker runs.
                ERROR bad.json /url: has the unknown placeholder {name}
                Maybe use one of {symbol}, {isin}, {ticker}, {from}, {to}, {key}.
                ERROR bad.json /url: is not a valid address
                Maybe write it as https://prices.example.org/{symbol}; it must be https, the host cannot have a \
                placeholder, and other special characters are percent-encoded.
                ERROR bad.json /price: is missing
                Maybe add "price": "…".
                ERROR bad.json /date: is not a JSON pointer: date
                Maybe write it with a slash before each name, such as /data/price.
                ERROR bad.json /currency_field: stands beside currency
                Maybe keep one of them: the value itself, or the field that has it.
                ERROR bad.json /date_format: is not a form of a date: dd/MM
                Maybe use yyyy-MM-dd, dd/MM/yyyy, unix or unix_ms.
                ERROR bad.json /currency: is no currency: Pounds
                Maybe use GBP, or GBX for pence.
                ERROR bad.json /per_minute: is 0
                Maybe use a number from 1 to 6000.""");
        assertThatThrownBy(() -> providers.ofPrices(Optional.of("bad")))
                .isInstanceOf(StorageException.Conflict.class)
                .hasMessageContaining("the provider bad is not configured")
                .hasMessageContaining("Maybe correct its file (ERROR bad.json /Price: is not known)");
        assertThatThrownBy(() -> providers.ofPrices(Optional.of("gone")))
                .hasMessageContaining("Maybe put gone.json into the folder of TA_PROVIDER_DIR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"url\" | is not valid JSON",
                "[] | is not a JSON object",
                "{\"url\": \"https://a.org/\", \"url\": \"https://b.org/\"} | is not valid JSON",
                "{\"url\": \"https://{symbol}.org/x\"} | is not a valid address",
                "{\"url\": \"https://me:secret@a.org/x\"} | is not a valid address",
                "{\"url\": \"https://a.org/x#y\"} | is not a valid address",
                "{\"url\": \"https://a.org/a b\"} | is not a valid address",
                "{\"url\": 7} | is not a text",
            })
    void file_thatCannotBeRead_isNamed(String text, String why) throws IOException {
        write("funds.json", text);
        assertThat(ProviderFolder.read(environment(Map.of())).broken().get("funds"))
                .startsWith("ERROR funds.json")
                .contains(why)
                .contains("Maybe ");
    }

    @ParameterizedTest
    @CsvSource({"yahoo.json", "manual.json", "Big.json", "a b.json"})
    void file_withAnotherSourcesName_isRefused_andNoSourceIsHurt(String name) throws IOException {
        write(name, GOOD);
        ProviderFolder read = ProviderFolder.read(environment(Map.of()));
        assertThat(read.specs()).isEmpty();
        assertThat(read.broken()).containsOnlyKeys("unnamed");
        assertThat(read.broken().get("unnamed")).startsWith("ERROR " + name + ": its name cannot be");
    }

    @Test
    void provider_ofAFile_canBeTheDefault() throws IOException {
        write("funds.json", GOOD);
        Providers providers = Providers.configured(environment(Map.of(Providers.PRICES, "funds")));
        assertThat(providers.ofPrices(Optional.empty())).isEqualTo(Provider.of("funds"));
        assertThatThrownBy(() -> Providers.configured(environment(Map.of(Providers.PRICES, "other"))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ERROR TA_PRICE_PROVIDER is other");
    }

    @Test
    void folder_thatIsMissing_isAnError() {
        Environment environment = new Environment(Map.of(ProviderFolder.VARIABLE, "nowhere"), folder);
        assertThatThrownBy(() -> ProviderFolder.read(environment))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("which is not a folder that can be read");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Environment environment(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>(variables);
        all.put(ProviderFolder.VARIABLE, folder.toString());
        return new Environment(all, folder);
    }
}

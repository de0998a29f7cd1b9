package ta.trials.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import ta.backoffice.registry.VenueCalendar;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;

/**
 * Stands for Yahoo and Frankfurter on this machine, over TLS: a chart of closes for each fund and a series of rates, in
 * the form of recorded answers, up to the last session. The closes grow steadily and swing a little.
 */
final class PriceWeb implements AutoCloseable {

    /** A fund, as the provider and the broker's file name it. */
    record Fund(String ticker, String isin, String name, boolean pence, double first) {

        /** The close of a day in the fund's quote unit. */
        BigDecimal close(LocalDate day) {
            long days = day.toEpochDay() - START.toEpochDay();
            double pounds = first * Math.pow(1.06, days / 365.0) * (1 + 0.02 * Math.sin(days / 40.0 + first));
            return BigDecimal.valueOf(pence ? pounds * 100 : pounds).setScale(2, RoundingMode.HALF_UP);
        }

        /** The close of a day in pounds. */
        BigDecimal pounds(LocalDate day) {
            return pence ? close(day).movePointLeft(2) : close(day);
        }
    }

    static final List<Fund> FUNDS = List.of(
            new Fund("VWRP", "IE00BK5BQT80", "Vanguard FTSE All-World UCITS ETF", false, 92),
            new Fund("EMIM", "IE00BKM4GZ66", "iShares Core MSCI EM IMI UCITS ETF", true, 26),
            new Fund("VGOV", "IE00B42WWV65", "Vanguard UK Gilt UCITS ETF", false, 16.5));

    private static final LocalDate START = LocalDate.parse("2020-01-01");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final char[] PASSWORD = "a test's keys".toCharArray();

    private final HttpsServer server;
    private final Path keys;
    private final VenueCalendar london;

    PriceWeb(Path folder) throws Exception {
        keys = folder.resolve("keys.p12");
        london = TestDatabase.create().as(Role.APP).read(Actor.system("test"), tx -> VenueCalendar.load(tx, "XLON"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/v8/finance/chart/", exchange -> answer(exchange, chart(exchange)));
        server.createContext("/v1/", exchange -> answer(exchange, rates(exchange)));
        server.start();
    }

    VenueCalendar london() {
        return london;
    }

    /** The options of a JVM that trusts this server. */
    List<String> trust() {
        return List.of(
                "-Djavax.net.ssl.trustStore=" + keys, "-Djavax.net.ssl.trustStorePassword=" + String.valueOf(PASSWORD));
    }

    /** The variables with which {@code ta serve} asks this server. */
    Map<String, String> environment() {
        String address = "https://localhost:" + server.getAddress().getPort();
        return Map.of(
                "TA_YAHOO_URL",
                address,
                "TA_YAHOO_PER_MINUTE",
                "6000",
                "TA_FRANKFURTER_URL",
                address,
                "TA_PROVIDER_PRIVATE_ADDRESSES",
                "true");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private SSLContext context() throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "web",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        String.valueOf(PASSWORD))
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private Map<String, Object> chart(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String symbol = path.substring(path.lastIndexOf('/') + 1);
        Optional<Fund> asked = FUNDS.stream()
                .filter(fund -> symbol.equals(fund.ticker() + ".L"))
                .findFirst();
        if (asked.isEmpty()) {
            return Map.of(
                    "chart",
                    Map.of(
                            "error",
                            Map.of("code", "Not Found", "description", "No data found, symbol may be delisted")));
        }
        Fund fund = asked.get();
        Map<String, Long> periods = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .filter(part -> part.startsWith("period"))
                .collect(Collectors.toMap(
                        part -> part.substring(0, part.indexOf('=')),
                        part -> Long.valueOf(part.substring(part.indexOf('=') + 1))));
        Instant since = Instant.ofEpochSecond(periods.getOrDefault("period1", 0L));
        LocalDate last = lastSession(Instant.ofEpochSecond(periods.getOrDefault("period2", 0L)));
        List<Long> times = new ArrayList<>();
        List<BigDecimal> closes = new ArrayList<>();
        for (LocalDate day = LocalDate.ofInstant(since, ZoneOffset.UTC); !day.isAfter(last); day = day.plusDays(1)) {
            if (london.isSession(day)) {
                times.add(london.open(day).getEpochSecond());
                closes.add(fund.close(day));
            }
        }
        Map<String, Object> meta = Map.of(
                "currency",
                fund.pence() ? "GBp" : "GBP",
                "symbol",
                symbol,
                "exchangeName",
                "LSE",
                "regularMarketTime",
                london.close(last).getEpochSecond(),
                "regularMarketPrice",
                fund.close(last),
                "dataGranularity",
                "1d");
        return Map.of(
                "chart",
                Map.of(
                        "result",
                        List.of(Map.of(
                                "meta",
                                meta,
                                "timestamp",
                                times,
                                "indicators",
                                Map.of("quote", List.of(Map.of("close", closes)))))));
    }

    /** Of the session that is under way there is no close yet. */
    private LocalDate lastSession(Instant upTo) {
        return london.lastSessionClosedAt(upTo.minusSeconds(3600));
    }

    private static Map<String, Object> rates(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        LocalDate since = LocalDate.parse(path.substring("/v1/".length(), "/v1/".length() + 10));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, Object> rates = since.datesUntil(today)
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .collect(Collectors.toMap(LocalDate::toString, day -> Map.of("GBP", 0.86, "USD", 1.12)));
        return Map.of(
                "amount",
                1.0,
                "base",
                "EUR",
                "start_date",
                since.toString(),
                "end_date",
                today.toString(),
                "rates",
                rates);
    }

    private static void answer(HttpExchange exchange, Map<String, Object> body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json;charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}

package ta.runtime.provider;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import ta.backoffice.market.Provider;
import ta.backoffice.registry.VenueCalendar;
import ta.database.Actor;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.portfolio.ListingId;
import ta.runtime.provider.fetch.Attempt;
import ta.runtime.provider.fetch.FetchSettings;
import ta.runtime.provider.fetch.Fetcher;

/** A server that stands for a provider, on this machine and without TLS, which only tests may request. */
public final class Web implements AutoCloseable, AfterAllCallback {

    public static final String KEY = "k3y-of-a-test";

    /** London's calendar, with the holidays of a new database. */
    public static final VenueCalendar LONDON =
            TestDatabase.create().as(Role.APP).read(Actor.system("test"), tx -> VenueCalendar.load(tx, "XLON"));

    static final UUID LISTING = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    static final Duration PATIENCE = Duration.ofSeconds(2);
    static final int BYTES_MAX = 200_000;

    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().gzipDisabled(true));

    public Web() {
        server.start();
    }

    public WireMockServer server() {
        return server;
    }

    public URI base() {
        return URI.create(server.baseUrl());
    }

    public Fetcher fetcher(Provider provider) {
        return new Fetcher(settings(base(), true, true));
    }

    /** As {@link #fetcher}, with somebody who sees each request. */
    public Fetcher watched(Consumer<Attempt> person) {
        return new Fetcher(settings(base(), true, true).watchedBy(person));
    }

    static FetchSettings settings(URI base, boolean privateAddresses, boolean plain) {
        return new FetchSettings(
                base,
                Optional.of(KEY),
                Map.of(),
                privateAddresses,
                plain,
                6000,
                PATIENCE,
                Duration.ofMillis(10),
                Duration.ofSeconds(2),
                BYTES_MAX,
                attempt -> {});
    }

    /** Sends this response to every request. */
    public void respond(ResponseDefinitionBuilder response) {
        server.resetAll();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(response));
    }

    static ResponseDefinitionBuilder json(String body) {
        return WireMock.ok(body).withHeader("Content-Type", "application/json;charset=utf-8");
    }

    int requests() {
        return server.getAllServeEvents().size();
    }

    /** A request for a listing in London, on a Monday evening. */
    static PriceRequest request(String symbol) {
        return request(symbol, Instant.parse("2026-03-02T18:00:00Z"));
    }

    static PriceRequest request(String symbol, Instant upTo) {
        return new PriceRequest(
                LISTING,
                ListingId.of("XLON", "VWRP"),
                "IE00BK5BQT80",
                symbol,
                LONDON,
                LocalDate.parse("2026-02-20"),
                upTo);
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        server.stop();
    }
}

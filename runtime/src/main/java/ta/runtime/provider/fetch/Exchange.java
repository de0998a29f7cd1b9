package ta.runtime.provider.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import ta.backoffice.network.PublicAddress;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.runtime.provider.ResponseExcerpt;

/** Sends one request and reads the response. Every failure becomes a {@link ProviderException} with a short reason. */
final class Exchange {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PAUSE_MAX = Duration.ofDays(1);

    /** Some providers do not respond to a client without a user agent, or with that of Java. */
    private static final String AGENT = "Mozilla/5.0 (compatible; trading-assistant)";

    private final FetchSettings settings;
    private @Nullable HttpClient client;

    Exchange(FetchSettings settings) {
        this.settings = settings;
    }

    Fetched get(HttpQuery query) {
        String url = settings.withoutKey(query.at(settings.base()).toString());
        try {
            Fetched fetched = fetch(query);
            settings.watch().accept(new Attempt(url, summary(fetched)));
            return fetched;
        } catch (ProviderException e) {
            settings.watch().accept(new Attempt(url, e.getMessage()));
            throw e;
        }
    }

    private String summary(Fetched fetched) {
        String begin = new String(fetched.body(), 0, Math.min(fetched.body().length, 2000), StandardCharsets.UTF_8);
        return fetched.status() + " " + (fetched.type().isEmpty() ? "without a media type" : fetched.type()) + ", "
                + fetched.body().length + " bytes: " + ResponseExcerpt.of(settings.withoutKey(begin));
    }

    private Fetched fetch(HttpQuery query) {
        URI base = settings.base();
        if (!base.getScheme().equals("https") && !settings.plain()) {
            throw new ProviderException(Kind.REFUSED, "is not asked, as its address is not https");
        }
        if (!settings.privateAddresses()) {
            requirePublic(base.getHost());
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(query.at(base))
                .header("User-Agent", AGENT)
                .header("Accept-Encoding", "gzip");
        settings.headers().forEach(request::setHeader);
        return read(send(request.build()));
    }

    /** Keeps configuration and name servers from directing the worker into the operator's own network. */
    private static void requirePublic(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!PublicAddress.is(address)) {
                    throw new ProviderException(
                            Kind.REFUSED,
                            "has an address that is not public, so it is not asked; if this is intended, set"
                                    + " TA_PROVIDER_PRIVATE_ADDRESSES=true");
                }
            }
        } catch (UnknownHostException e) {
            throw new ProviderException(Kind.UNREACHABLE, "cannot be found: its host name has no address");
        }
    }

    /** Cancels at the timeout, which ends even a response that arrives a byte at a time. */
    private HttpResponse<byte[]> send(HttpRequest request) {
        AtomicBoolean tooLarge = new AtomicBoolean();
        CompletableFuture<HttpResponse<byte[]>> response =
                client().sendAsync(request, info -> new CappedBody(settings.bytesMax(), tooLarge));
        try {
            return response.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw unreachable(
                    "did not finish its response within " + settings.patience().toSeconds() + " seconds");
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable("was not waited for, as the worker is stopping");
        } catch (ExecutionException e) {
            throw failed(tooLarge.get() ? new CappedBody.TooLargeException() : Objects.requireNonNull(e.getCause()));
        }
    }

    private Fetched read(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        if (status == 429 || status == 402) {
            throw new ProviderException(
                    Kind.THROTTLED,
                    status == 429 ? "limits the request rate (429)" : "has no paid requests left (402)",
                    retryAfter(response).or(() -> Optional.of(status == 429 ? Duration.ofMinutes(1) : PAUSE_MAX)));
        }
        if (status == 401 || status == 403) {
            throw new ProviderException(Kind.REFUSED, "rejects the key or the service (" + status + ")");
        }
        if (status >= 500) {
            throw new ProviderException(Kind.UNREACHABLE, "has a server error (" + status + ")", retryAfter(response));
        }
        if (status != 200 && status != 400 && status != 404) {
            String why = status / 100 == 3 ? ", a redirect, which is not followed" : "";
            throw new ProviderException(Kind.UNREADABLE, "answers with the status " + status + why);
        }
        String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        return new Fetched(status, type.strip().toLowerCase(Locale.ROOT), decompressed(response));
    }

    private byte[] decompressed(HttpResponse<byte[]> response) {
        String coding = response.headers().firstValue("Content-Encoding").orElse("");
        try {
            return switch (coding.toLowerCase(Locale.ROOT)) {
                case "", "identity" -> response.body();
                case "gzip" -> CappedBody.decompressed(response.body(), settings.bytesMax());
                default ->
                    throw new ProviderException(
                            Kind.UNREADABLE, "compresses its response in a way that was not requested");
            };
        } catch (CappedBody.TooLargeException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new ProviderException(Kind.UNREADABLE, "answers with compressed data that cannot be decompressed");
        }
    }

    private ProviderException failed(Throwable cause) {
        if (cause instanceof CappedBody.TooLargeException) {
            return new ProviderException(
                    Kind.UNREADABLE, "answers with more than " + (settings.bytesMax() >> 10) + " KiB");
        }
        // The client's messages may quote the address, and the address may hold the key.
        return unreachable("cannot be reached (" + cause.getClass().getSimpleName() + ")");
    }

    private static ProviderException unreachable(String why) {
        return new ProviderException(Kind.UNREACHABLE, why);
    }

    /** In seconds. A date is ignored, as no provider sends one; then the default pause applies. */
    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(pause -> pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX);
    }

    /** Created at first use, as most installations use one provider or none. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }
}

package ta.runtime.provider.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipException;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.ProviderException.Kind;
import ta.backoffice.network.PublicAddress;

/** One request and its answer, with everything that can be wrong with it said in a word. */
final class Exchange {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PAUSE_MAX = Duration.ofDays(1);

    /** Some providers have no answer for programs that do not say who they are, or say Java. */
    private static final String AGENT = "Mozilla/5.0 (compatible; trading-assistant)";

    private final FetchSettings settings;
    private HttpClient client;

    Exchange(FetchSettings settings) {
        this.settings = settings;
    }

    Fetched get(HttpQuery question) {
        URI base = settings.base();
        if (!base.getScheme().equals("https") && !settings.plain()) {
            throw new ProviderException(Kind.REFUSED, "is not asked, as its address is not https");
        }
        if (!settings.privateAddresses()) {
            requirePublic(base.getHost());
        }
        HttpRequest request = HttpRequest.newBuilder(question.at(base))
                .header("User-Agent", AGENT)
                .header("Accept-Encoding", "gzip")
                .build();
        return read(send(request));
    }

    /** So that no configuration and no name server turns the worker on the operator's own network. */
    private static void requirePublic(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!PublicAddress.is(address)) {
                    throw new ProviderException(
                            Kind.REFUSED,
                            "is at an address that is not public, so it is not asked; if that is meant, set"
                                    + " TA_PROVIDER_PRIVATE_ADDRESSES=true");
                }
            }
        } catch (UnknownHostException e) {
            throw new ProviderException(Kind.UNREACHABLE, "cannot be found: no address is known");
        }
    }

    /** Cancelling ends the exchange, so that an answer of a byte a second ends as well. */
    private HttpResponse<byte[]> send(HttpRequest request) {
        AtomicBoolean tooLarge = new AtomicBoolean();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client().sendAsync(request, info -> new CappedBody(settings.bytesMax(), tooLarge));
        try {
            return answer.get(settings.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw unreachable(
                    "did not come to an end within " + settings.patience().toSeconds() + " seconds");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable("was not waited for, as the worker stops");
        } catch (ExecutionException e) {
            throw failed(tooLarge.get() ? new CappedBody.TooLargeException() : e.getCause());
        }
    }

    private Fetched read(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status == 429 || status == 402) {
            throw new ProviderException(
                    Kind.THROTTLED,
                    status == 429 ? "asks for patience (429)" : "has answered all that it is paid for (402)",
                    retryAfter(answer).or(() -> Optional.of(status == 429 ? Duration.ofMinutes(1) : PAUSE_MAX)));
        }
        if (status == 401 || status == 403) {
            throw new ProviderException(Kind.REFUSED, "does not accept the key, or the service (" + status + ")");
        }
        if (status >= 500) {
            throw new ProviderException(
                    Kind.UNREACHABLE, "has an error of its own (" + status + ")", retryAfter(answer));
        }
        if (status != 200 && status != 400 && status != 404) {
            String why = status / 100 == 3 ? ", a way to elsewhere that is not followed" : "";
            throw new ProviderException(Kind.UNREADABLE, "answers with the status " + status + why);
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        return new Fetched(status, type.strip().toLowerCase(Locale.ROOT), unpacked(answer));
    }

    private byte[] unpacked(HttpResponse<byte[]> answer) {
        String coding = answer.headers().firstValue("Content-Encoding").orElse("");
        try {
            return switch (coding.toLowerCase(Locale.ROOT)) {
                case "", "identity" -> answer.body();
                case "gzip" -> CappedBody.unpacked(answer.body(), settings.bytesMax());
                default ->
                    throw new ProviderException(Kind.UNREADABLE, "packs its answer in a way that nobody asked for");
            };
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private ProviderException failed(Throwable cause) {
        if (cause instanceof CappedBody.TooLargeException) {
            return new ProviderException(
                    Kind.UNREADABLE, "answers with more than " + (settings.bytesMax() >> 10) + " KiB");
        }
        if (cause instanceof ZipException || cause instanceof EOFException) {
            return new ProviderException(Kind.UNREADABLE, "packs its answer so that it cannot be unpacked");
        }
        // The client's messages may quote the address, and the address may hold the key.
        return unreachable("cannot be reached (" + cause.getClass().getSimpleName() + ")");
    }

    private static ProviderException unreachable(String why) {
        return new ProviderException(Kind.UNREACHABLE, why);
    }

    /** In seconds; as a date nobody sends it, and then the usual pause does. */
    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(pause -> pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX);
    }

    /** Made when it is needed first: most installations ask one provider, or none. */
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

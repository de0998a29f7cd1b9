package ta.runtime.review;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import ta.backoffice.network.PublicAddress;
import ta.runtime.provider.fetch.CappedBody;

/**
 * The requests of one review: to the configured host only, without redirects, within one deadline, and with a limited
 * response. Every failure is a {@link NotReviewedException}.
 */
final class BoundedExchange {

    static final int BYTES_MAX = 256 << 10;
    static final Duration CONNECT = Duration.ofSeconds(10);

    /** By HTTP 1.1: some servers of models do not understand an offer of HTTP 2 on a plain connection. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    private final ReviewSettings settings;
    private final long deadline;
    private int status;

    BoundedExchange(ReviewSettings settings) {
        this.settings = settings;
        this.deadline = System.nanoTime() + settings.patience().toNanos();
    }

    /** The status of the last response; 0 before the first. */
    int status() {
        return status;
    }

    /** The response, if its status says that all is well. */
    HttpResponse<byte[]> post(URI address, Map<String, List<String>> headers, String body) {
        requireAllowed(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        HttpResponse<byte[]> response = response(request.build());
        status = response.statusCode();
        if (status / 100 != 2) {
            throw new NotReviewedException(words(status));
        }
        return response;
    }

    /** Keeps configuration and name servers from directing the worker into the operator's own network. */
    private void requireAllowed(URI address) {
        if (!settings.base().getHost().equals(address.getHost())) {
            throw new NotReviewedException("The request would have gone to another host than the configured one.");
        }
        try {
            InetAddress[] addresses = InetAddress.getAllByName(address.getHost());
            if (!settings.privateAddresses() && !Arrays.stream(addresses).allMatch(PublicAddress::is)) {
                throw new NotReviewedException("The model is at an address of your own network, so it is not asked."
                        + " Maybe ask the operator to set " + ReviewSettings.PRIVATE + "=true.");
            }
            if (!"https".equals(address.getScheme()) && Arrays.stream(addresses).anyMatch(PublicAddress::is)) {
                throw new NotReviewedException("The model's address is public and not https, so it is not asked."
                        + " Maybe ask the operator to correct TA_REVIEW_URL.");
            }
        } catch (UnknownHostException e) {
            throw unreachable("its host name has no address");
        }
    }

    private HttpResponse<byte[]> response(HttpRequest request) {
        AtomicBoolean tooLarge = new AtomicBoolean();
        CompletableFuture<HttpResponse<byte[]>> response =
                CLIENT.sendAsync(request, info -> new CappedBody(BYTES_MAX, tooLarge));
        try {
            return response.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            response.cancel(true);
            throw new NotReviewedException(
                    "The model did not answer within " + settings.patience().toSeconds()
                            + " seconds. Maybe try again, or ask the operator to raise TA_REVIEW_SECONDS.");
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            throw unreachable("the worker is stopping");
        } catch (ExecutionException e) {
            if (tooLarge.get()) {
                throw new NotReviewedException(
                        "The model's answer has more than " + (BYTES_MAX >> 10) + " KiB, so it was not read.");
            }
            // The client's own message may quote the address.
            throw unreachable(String.valueOf(e.getCause()).split("[:\\s]", 2)[0].replaceAll(".*[.]", ""));
        }
    }

    private static NotReviewedException unreachable(String why) {
        return new NotReviewedException("The model cannot be reached (" + why + "). Maybe try again in a minute.");
    }

    private static String words(int status) {
        String code = " (" + status + ").";
        return switch (status) {
            case 401, 403 ->
                "The model's server does not accept this installation" + code
                        + " Maybe ask the operator to look at TA_REVIEW_KEY.";
            case 402, 429 -> "The model's server does not want to be asked so often" + code + " Maybe try again later.";
            case 404 ->
                "The model's server knows no such model or address" + code
                        + " Maybe ask the operator to look at TA_REVIEW_MODEL and TA_REVIEW_URL.";
            case 413 -> "What is to be reviewed is too large for the model" + code;
            default -> {
                if (status >= 500) {
                    yield "The model's server has an error of its own" + code + " Maybe try again in a minute.";
                }
                yield status / 100 == 3
                        ? "The model's server answers with a redirect, which is not followed" + code
                        : "The model's server does not accept the request" + code;
            }
        };
    }
}

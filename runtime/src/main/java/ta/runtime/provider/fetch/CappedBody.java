package ta.runtime.provider.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;

/** Collects the bytes of a response, and cancels a response that has too many. */
public final class CappedBody implements HttpResponse.BodySubscriber<byte[]> {

    /** The response is larger than the limit. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private final int max;
    private final AtomicBoolean tooLarge;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();
    /** The client calls {@link #onSubscribe} before anything else. */
    @SuppressWarnings("NullAway.Init")
    private Flow.Subscription subscription;

    /**
     * @param tooLarge set if the response is too large. Cancelling causes an error of its own, and which of the two
     *     errors is reported first is a race
     */
    public CappedBody(int max, AtomicBoolean tooLarge) {
        this.max = max;
        this.tooLarge = tooLarge;
    }

    /**
     * Decompresses gzip up to the same limit: a few kilobytes can expand to gigabytes.
     *
     * @throws IOException if it is not gzip, or incomplete
     */
    static byte[] decompressed(byte[] compressed, int max) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new TooLargeException();
            }
            return bytes;
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            if (bytes.size() + buffer.remaining() > max) {
                tooLarge.set(true);
                body.completeExceptionally(new TooLargeException());
                subscription.cancel();
                return;
            }
            byte[] part = new byte[buffer.remaining()];
            buffer.get(part);
            bytes.write(part, 0, part.length);
        }
    }

    @Override
    public void onError(Throwable error) {
        body.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}

package ta.http.route;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/**
 * Reads request bodies as they arrive. No thread waits for a slow sender, and no place is taken for one: a request is
 * processed after it has been read. The bytes of all bodies together are bounded.
 */
final class BodyReader {

    /** A body that is refused is still read, up to this size: a client that is still sending would miss the error. */
    private static final int DISCARDED_MAX = 64 << 20;

    private static final long HELD_MAX = 64 << 20;

    private final AtomicLong held = new AtomicLong();
    private final Duration patience;

    /**
     * @param patience the deadline for a whole body
     */
    BodyReader(Duration patience) {
        this.patience = patience;
    }

    /**
     * Reads a body; the result is complete when the body is, or at the deadline.
     *
     * @param async the request, of which the body was not touched
     * @param refused why the request is refused already: its body is thrown away
     */
    CompletableFuture<Body> read(AsyncContext async, int max, Optional<Refused> refused) {
        Body body = new Body(max, refused);
        try {
            ServletInputStream in = async.getRequest().getInputStream();
            body.announce(async.getRequest().getContentLengthLong());
            in.setReadListener(new Listener(in, body));
        } catch (IOException e) {
            body.breakOff();
        }
        body.whole.completeOnTimeout(false, patience.toMillis(), TimeUnit.MILLISECONDS);
        return body.whole.thenApply(complete -> {
            if (!complete) {
                body.refuse(new Refused(Code.BODY_TOO_SLOW, "the body did not arrive completely, or not in time", ""));
            }
            return body;
        });
    }

    /** A body, to be closed after use. */
    final class Body implements AutoCloseable {

        private final int max;

        /** Completed when nothing more is read: with true if this is the end of the body. */
        private final CompletableFuture<Boolean> whole = new CompletableFuture<>();

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Optional<Refused> refused;
        private long length;
        private int counted;

        private Body(int max, Optional<Refused> refused) {
            this.max = max;
            this.refused = refused;
        }

        /**
         * @throws Refused {@code BODY_TOO_LARGE}, {@code BODY_TOO_SLOW} (or the connection broke), {@code BUSY} if the
         *     bodies of all requests are too large together, or why the request was refused before
         */
        synchronized byte[] bytes() {
            if (refused.isPresent()) {
                throw refused.get();
            }
            return bytes.toByteArray();
        }

        private void announce(long announced) {
            if (announced > max) {
                refuse(tooLarge());
            } else if (held.get() + announced > HELD_MAX) {
                refuse(busy());
            }
            if (announced > DISCARDED_MAX) {
                whole.complete(true);
            }
        }

        private synchronized void add(byte[] some, int n) {
            length += n;
            if (length > max) {
                refuse(tooLarge());
            } else if (refused.isEmpty() && held.addAndGet(n) > HELD_MAX) {
                held.addAndGet(-n);
                refuse(busy());
            } else if (refused.isEmpty()) {
                counted += n;
                bytes.write(some, 0, n);
            }
            if (length > DISCARDED_MAX) {
                whole.complete(true);
            }
        }

        /** From now on the body is thrown away. The first reason counts. */
        private synchronized void refuse(Refused reason) {
            refused = refused.or(() -> Optional.of(reason));
            bytes.reset();
            close();
        }

        private void breakOff() {
            whole.complete(false);
        }

        private Refused tooLarge() {
            return new Refused(
                    Code.BODY_TOO_LARGE, "the body has more than " + max + " bytes", "Maybe send it in parts.");
        }

        @Override
        public synchronized void close() {
            held.addAndGet(-counted);
            counted = 0;
        }
    }

    private record Listener(ServletInputStream in, Body body) implements ReadListener {

        @Override
        public void onDataAvailable() throws IOException {
            byte[] some = new byte[1 << 14];
            while (!body.whole.isDone() && in.isReady()) {
                int n = in.read(some);
                if (n < 0) {
                    return;
                }
                body.add(some, n);
            }
        }

        @Override
        public void onAllDataRead() {
            body.whole.complete(true);
        }

        @Override
        public void onError(Throwable e) {
            body.breakOff();
        }
    }

    private static Refused busy() {
        return new Refused(Code.BUSY, "too many bodies are being read", "Maybe try again in a second.");
    }
}

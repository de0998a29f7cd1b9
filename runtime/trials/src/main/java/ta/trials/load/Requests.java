package ta.trials.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import ta.trials.load.Books.Book;

/** What clients ask of the API. */
final class Requests {

    private static final String BASE = "/api/v1";

    private final int port;
    private final List<Book> books;

    /** The note of each entry that was acknowledged, and of which portfolio it is; the note is the request's key. */
    private final Map<String, UUID> acknowledged = new ConcurrentHashMap<>();

    Requests(int port, List<Book> books) {
        this.port = port;
        this.books = books;
    }

    Map<String, UUID> acknowledged() {
        return acknowledged;
    }

    /** Holdings, ledger and notices in turn, each time of somebody. */
    Load.Client reads(int number) {
        Random random = new Random(number);
        int[] turn = {number};
        return over(wire -> {
            Book book = books.get(random.nextInt(books.size()));
            String path = BASE + "/portfolios/" + book.portfolio();
            return switch (turn[0]++ % 3) {
                case 0 -> wire.get(path + "/holdings", book.authorization(number));
                case 1 -> wire.get(path + "/ledger?limit=20", book.authorization(number));
                default -> wire.get(BASE + "/notifications", book.authorization(number));
            };
        });
    }

    /** A payment, each time into somebody's portfolio. */
    Load.Client appends(int number) {
        Random random = new Random(number);
        return over(wire -> append(wire, books.get(random.nextInt(books.size())), number));
    }

    /** A payment, each time into the same portfolio. */
    Load.Client appendsToOne(int number) {
        return over(wire -> append(wire, books.get(0), number));
    }

    private Wire.Answer append(Wire wire, Book book, int number) throws IOException {
        String key = UUID.randomUUID().toString();
        Wire.Answer answer = wire.post(
                BASE + "/portfolios/" + book.portfolio() + "/ledger/batches",
                book.authorization(number) + "Idempotency-Key: " + key + "\r\n",
                "{\"entries\":[{\"type\":\"CONTRIBUTION\",\"amount\":\"1.00\",\"trade_time\":\"2026-03-02T08:00:00Z\",\"note\":\""
                        + key + "\"}]}");
        if (answer.status() == 201) {
            acknowledged.put(key, book.portfolio());
        }
        return answer;
    }

    /** A sign of life now and then. */
    Load.Client health() {
        Wire wire = new Wire(port);
        return new Load.Client() {
            @Override
            public int once() throws IOException {
                return wire.get("/healthz", "").status();
            }

            @Override
            public void pause() throws InterruptedException {
                Thread.sleep(20);
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }

    /**
     * Open pages, which ask for what is new by a timetable, each over a connection of its own; or without a pause when that is zero.
     *
     * @param tabs of this client
     * @param every after how long each of them asks again
     */
    Load.Client tabs(int number, int tabs, Duration every) {
        List<Tab> open = new ArrayList<>();
        for (int i = 0; i < tabs; i++) {
            open.add(new Tab(new Wire(port), books.get((number * tabs + i) % books.size())));
        }
        long pause = every.toNanos() / tabs;
        long start = System.nanoTime();
        long[] turn = {0};
        return new Load.Client() {
            @Override
            public int once() throws IOException {
                return open.get((int) (turn[0]++ % tabs)).ask();
            }

            @Override
            public void pause() {
                LockSupport.parkNanos(Math.max(0, start + turn[0] * pause - System.nanoTime()));
            }

            @Override
            public void close() throws IOException {
                for (Tab tab : open) {
                    tab.wire.close();
                }
            }
        };
    }

    /** One page: it knows the last notice, and the answer that it shows. */
    private static final class Tab {

        private final Wire wire;
        private final Book book;
        private String path = BASE + "/notifications";
        private String etag = "";

        Tab(Wire wire, Book book) {
            this.wire = wire;
            this.book = book;
        }

        int ask() throws IOException {
            String known = etag.isEmpty() ? "" : "If-None-Match: " + etag + "\r\n";
            Wire.Answer answer = wire.get(path, book.authorization(0) + known);
            if (answer.status() == 200 && path.contains("?")) {
                etag = answer.etag();
            } else if (answer.status() == 200) {
                String ids = answer.body();
                int last = ids.lastIndexOf("{\"id\":\"");
                path += "?since=" + ids.substring(last + 7, last + 43);
            }
            return answer.status();
        }
    }

    private interface Exchange {
        Wire.Answer with(Wire wire) throws IOException;
    }

    private Load.Client over(Exchange exchange) {
        Wire wire = new Wire(port);
        return new Load.Client() {
            @Override
            public int once() throws IOException {
                return exchange.with(wire).status();
            }

            @Override
            public void close() throws IOException {
                wire.close();
            }
        };
    }
}

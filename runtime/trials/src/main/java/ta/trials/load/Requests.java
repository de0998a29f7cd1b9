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

/** The requests of the clients. */
final class Requests {

    private static final String BASE = "/api/v1";

    private final int port;
    private final List<Book> books;

    /** The note and the portfolio of each acknowledged entry; the note is the key of the request. */
    private final Map<String, UUID> acknowledged = new ConcurrentHashMap<>();

    Requests(int port, List<Book> books) {
        this.port = port;
        this.books = books;
    }

    Map<String, UUID> acknowledged() {
        return acknowledged;
    }

    /** Holdings, ledger and notices in turn, each time of a random user. */
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

    /** A payment into a random portfolio. */
    Load.Client appends(int number) {
        Random random = new Random(number);
        return over(wire -> append(wire, books.get(random.nextInt(books.size())), number));
    }

    /** A payment into the same portfolio each time. */
    Load.Client appendsToOne(int number) {
        return over(wire -> append(wire, books.get(0), number));
    }

    private Wire.Response append(Wire wire, Book book, int number) throws IOException {
        String key = UUID.randomUUID().toString();
        Wire.Response response = wire.post(
                BASE + "/portfolios/" + book.portfolio() + "/ledger/batches",
                book.authorization(number) + "Idempotency-Key: " + key + "\r\n",
                """
                {"entries":[{"type":"CONTRIBUTION","amount":"1.00","trade_time":"2026-03-02T08:00:00Z","note":"%s"}]}
                """.formatted(key));
        if (response.status() == 201) {
            acknowledged.put(key, book.portfolio());
        }
        return response;
    }

    /** A health check now and then. */
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
     * Open pages that ask for news at regular times, each over a connection of its own; without a pause if
     * {@code every} is zero.
     *
     * @param tabs number of tabs of this client
     * @param every interval between the requests of a tab
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

    /** One page. It knows the last notice and the response that it shows. */
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
            Wire.Response response = wire.get(path, book.authorization(0) + known);
            if (response.status() == 200 && path.contains("?")) {
                etag = response.etag();
            } else if (response.status() == 200) {
                String ids = response.body();
                int last = ids.lastIndexOf("{\"id\":\"");
                path += "?since=" + ids.substring(last + 7, last + 43);
            }
            return response.status();
        }
    }

    private interface Exchange {
        Wire.Response with(Wire wire) throws IOException;
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

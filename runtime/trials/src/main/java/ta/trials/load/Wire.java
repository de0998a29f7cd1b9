package ta.trials.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One connection of one client, kept open. It implements only as much HTTP as the service uses: {@code java.net.http}
 * needs several times the processor time for a request, which on a small machine would be missing for what is measured.
 */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    /**
     * @param etag empty if there is none
     */
    record Response(int status, String etag, String body) {}

    private final int port;
    private final byte[] buffer = new byte[1 << 16];
    private Socket socket;
    private InputStream in;
    private int from;
    private int to;

    Wire(int port) {
        this.port = port;
    }

    /**
     * @param headers whole lines, each with its line end
     */
    Response get(String path, String headers) throws IOException {
        return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
    }

    Response post(String path, String headers, String body) throws IOException {
        return send(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n" + headers + "\r\n" + body);
    }

    /**
     * Sends on the open connection or, if the service has closed it as idle, on another. Sending a change again is
     * safe, as it has a key.
     */
    private Response send(String request) throws IOException {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        if (socket != null) {
            try {
                return exchange(bytes);
            } catch (EOFException | SocketException e) {
                close();
            }
        }
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        from = 0;
        to = 0;
        return exchange(bytes);
    }

    private Response exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        int length = -1;
        boolean chunked = false;
        boolean last = false;
        String etag = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> last = value.equalsIgnoreCase("close");
                case "etag" -> etag = value;
                default -> {
                    // Other headers are not needed.
                }
            }
        }
        String body = status == 204 || status == 304 ? "" : chunked ? chunks() : text(Math.max(length, 0));
        if (last) {
            close();
        }
        return new Response(status, etag, body);
    }

    private String chunks() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.append(text(size));
            line();
        }
        line();
        return all.toString();
    }

    private String text(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int got = 0; got < length; ) {
            fill();
            int some = Math.min(to - from, length - got);
            System.arraycopy(buffer, from, bytes, got, some);
            from += some;
            got += some;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        byte[] bytes = new byte[256];
        int length = 0;
        while (true) {
            fill();
            byte next = buffer[from++];
            if (next == '\n') {
                return new String(bytes, 0, length, StandardCharsets.US_ASCII).strip();
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = next;
        }
    }

    private void fill() throws IOException {
        if (from == to) {
            from = 0;
            to = in.read(buffer);
            if (to < 0) {
                to = 0;
                throw new EOFException("the service closed the connection");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}

package ta.http.assistant.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.MDC;
import ta.database.Ids;
import ta.http.json.Json;
import ta.http.problem.Code;
import ta.http.problem.Problems;
import ta.http.problem.Refused;
import ta.http.route.Caller;

/**
 * Messages over streams, one a line: a program on this machine starts the server and talks to it. A line that cannot be
 * read gets an error, and the next one is read as if nothing had happened.
 */
public final class Lines {

    private static final int LINE_MAX = 1 << 20;

    private final AssistantServer server;
    private final Caller caller;
    private final Optional<UUID> usual;

    /**
     * @param usual the portfolio that is meant when an assistant names none
     */
    public Lines(AssistantServer server, Caller caller, Optional<UUID> usual) {
        this.server = server;
        this.caller = caller;
        this.usual = usual;
    }

    /** Answers until the input ends, or nobody reads the output any more. */
    public void serve(InputStream in, PrintWriter out) throws IOException {
        InputStream buffered = new BufferedInputStream(in, 1 << 16);
        boolean more = true;
        // The check also sends the answer before.
        while (more && !out.checkError()) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            more = read(buffered, line);
            answer(line.toByteArray()).ifPresent(answer -> out.print(answer + '\n'));
        }
        out.flush();
    }

    /**
     * Reads up to the end of a line. Of one that is too long it keeps one byte more than a line may have.
     *
     * @return whether this was not the end of the input
     */
    private static boolean read(InputStream in, ByteArrayOutputStream line) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (line.size() <= LINE_MAX) {
                line.write(next);
            }
            next = in.read();
        }
        return next >= 0;
    }

    private Optional<String> answer(byte[] line) {
        if (line.length > LINE_MAX) {
            return Optional.of(
                    unread(new Refused(Code.BODY_TOO_LARGE, "the message has more than " + LINE_MAX + " bytes", "")));
        }
        if (line.length == 0 || (line.length == 1 && line[0] == '\r')) {
            return Optional.empty();
        }
        MDC.put("request", Ids.next().toString());
        try {
            return server.answer(caller, usual, line);
        } catch (RuntimeException e) {
            return Optional.of(unread(Problems.of(e)));
        } finally {
            MDC.clear();
        }
    }

    /** The answer to what is no message, so that its id is not known. */
    private static String unread(Refused refused) {
        ObjectNode answer = Json.object().put("jsonrpc", "2.0").putNull("id");
        answer.putObject("error").put("code", McpSchema.ErrorCodes.PARSE_ERROR).put("message", refused.getMessage());
        return answer.toString();
    }
}

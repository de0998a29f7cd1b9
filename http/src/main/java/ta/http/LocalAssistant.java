package ta.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.UUID;
import ta.http.assistant.protocol.AssistantServer;
import ta.http.assistant.protocol.Lines;
import ta.http.route.Caller;
import ta.http.route.Calls;
import ta.http.route.SessionCookie;

/** Serves the assistant of one user of this machine over streams, without a server that listens. */
public final class LocalAssistant {

    private LocalAssistant() {}

    /**
     * Answers until the input ends.
     *
     * @param usual the portfolio that is meant when an assistant names none
     */
    public static void serve(Services services, Caller caller, Optional<UUID> usual, InputStream in, PrintWriter out)
            throws IOException {
        Calls calls = Calls.over(
                services.database(),
                Routes.of(services, new SessionCookie(true)),
                ApiConfig.REQUESTS_PER_SECOND,
                ApiConfig.REQUESTS_AT_ONCE);
        new Lines(new AssistantServer(calls), caller, usual).serve(in, out);
    }
}

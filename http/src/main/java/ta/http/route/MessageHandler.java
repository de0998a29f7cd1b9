package ta.http.route;

import java.util.Optional;
import ta.http.problem.Refused;

/** Answers the messages of another protocol, all of which come to one path. It calls routes itself. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * @param caller the user of the token that the request carries
     * @return JSON; empty for a message that gets no answer
     * @throws Refused if it is no message
     */
    Optional<String> answer(Request request, Caller caller, byte[] message);
}

package ta.http.problem;

import java.util.List;
import java.util.Optional;
import ta.http.doc.Doc;

/** An error response, {@code application/problem+json} (RFC 9457). */
public record Problem(
        @Doc(value = "the kind of problem, for programs", example = "urn:ta:problem:INVALID")
        String type,

        @Doc(value = "the kind of problem, for people", example = "A value in the request is not valid")
        String title,

        @Doc(value = "the HTTP status", example = "422") int status,

        @Doc(value = "what is wrong in this request", example = "email: not an e-mail address: ann")
        String detail,

        @Doc(value = "the stable code, listed in docs/error-codes.md", example = "INVALID")
        Code code,

        @Doc(value = "what may help; null if nothing is known", example = "Maybe ann@example.org is meant.")
        Optional<String> maybe,

        @Doc(value = "the individual faults, if there are several or they have a place")
        List<Fault> errors,

        @Doc(value = "the id of the request in the log", example = "01890a5d-ac96-774b-bcce-b302099a8057")
        String requestId) {

    /** A fault with its place. */
    public record Fault(
            @Doc(value = "JSON pointer into the body, or the name of a parameter", example = "/entries/0/units")
            String at,

            @Doc(value = "what is wrong at that place", example = "must be a decimal in a string")
            String detail) {}

    public static Problem of(Refused refused, String requestId) {
        Code code = refused.code();
        return new Problem(
                "urn:ta:problem:" + code.name(),
                code.title(),
                code.status(),
                refused.detail(),
                code,
                Optional.of(refused.maybe()).filter(text -> !text.isEmpty()),
                refused.faults(),
                requestId);
    }
}

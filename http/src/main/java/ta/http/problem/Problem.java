package ta.http.problem;

import java.util.List;
import java.util.Optional;
import ta.http.doc.Doc;

/** A refusal, as {@code application/problem+json} (RFC 9457). */
public record Problem(
        @Doc(value = "names the kind of problem, for machines", example = "urn:ta:problem:INVALID")
        String type,

        @Doc(value = "the kind of problem, for people", example = "The request makes no sense")
        String title,

        @Doc(value = "the HTTP status", example = "422") int status,

        @Doc(value = "what is wrong here", example = "email: not an e-mail address: ann")
        String detail,

        @Doc(value = "the stable code, see docs/error-codes.md", example = "INVALID")
        Code code,

        @Doc(value = "what would help, where something is known", example = "Maybe ann@example.org is meant.")
        Optional<String> maybe,

        @Doc(value = "the single faults, where there are several or they have a place")
        List<Fault> errors,

        @Doc(value = "the request in the log", example = "01890a5d-ac96-774b-bcce-b302099a8057")
        String requestId) {

    /** One fault, with its place. */
    public record Fault(
            @Doc(value = "JSON pointer into the body, or the name of a parameter", example = "/entries/0/units")
            String at,

            @Doc(value = "what is wrong there", example = "a decimal is written as a string")
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

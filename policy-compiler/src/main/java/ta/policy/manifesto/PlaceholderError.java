package ta.policy.manifesto;

import java.util.Optional;
import ta.policy.document.Excerpt;
import ta.policy.document.SourcePosition;
import ta.policy.document.SourceText;

/**
 * A placeholder that cannot be filled. Its texts hold no control characters, whatever the manifesto holds.
 *
 * @param line in the manifesto, from 1
 * @param column in the line, from 1, in characters
 * @param message what is wrong; no full stop at the end
 * @param maybe a sentence beginning with "Maybe" that says what would be right
 */
public record PlaceholderError(int line, int column, String message, Optional<String> maybe) {

    /** The code of all of them. */
    public static final String CODE = "PLACEHOLDER";

    static PlaceholderError at(SourcePosition position, Unfillable why) {
        return new PlaceholderError(position.line(), position.column(), why.what(), why.maybe());
    }

    /** For a person: with its line of the manifesto and a caret under the place, like an error of a policy. */
    public String text(SourceText manifesto) {
        return "ERROR " + CODE + " " + manifesto.fileName() + ":" + line + ":" + column + ": " + message + "\n"
                + Excerpt.of(manifesto, new SourcePosition(line, column))
                + maybe.map(text -> text + "\n").orElse("");
    }
}

package ta.policy.manifesto;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ta.policy.diff.Identity;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.NearMiss;
import ta.policy.document.PolicyDocument;

/**
 * Finds the value that a JSON pointer (RFC 6901) names. An element of a list that has a name of its own, such as a
 * sleeve, can also be named by it; an index comes first.
 */
final class PolicyPath {

    private static final int NAMES_SHOWN = 8;

    private PolicyPath() {}

    /**
     * The number, text or flag at {@code pointer}.
     *
     * @throws Unfillable if there is none
     */
    static JsonNode value(PolicyDocument policy, String pointer) throws Unfillable {
        Clause clause = policy.clause();
        List<String> segments = segments(pointer);
        for (int i = 0; i < segments.size(); i++) {
            Optional<Clause> next = step(clause, segments.get(i));
            if (next.isEmpty()) {
                throw missing(policy, clause, segments, i);
            }
            clause = next.get();
        }
        if (!isFigure(clause)) {
            throw new Unfillable(
                    shown(pointer) + " is " + kind(clause.node()) + ", not a number, a text, true or false",
                    firstFigure(clause, pointer).flatMap(PolicyPath::meant));
        }
        return clause.node();
    }

    /** What a value is, in words. */
    static String kind(JsonNode node) {
        return node.isTextual() ? "a text" : DisplayText.of(node);
    }

    /** A sentence that proposes a pointer. */
    static Optional<String> meant(String pointer) {
        return pointer.length() > 100 ? Optional.empty() : Optional.of("Maybe {{" + pointer + "}} was meant.");
    }

    /** Whether {@code pointer} names a number, text or flag. */
    static boolean resolves(PolicyDocument policy, String pointer) {
        try {
            return pointer.startsWith("/") && !value(policy, pointer).isMissingNode();
        } catch (Unfillable e) {
            return false;
        }
    }

    private static List<String> segments(String pointer) {
        return List.of(pointer.substring(1).split("/", -1));
    }

    private static Optional<Clause> step(Clause clause, String segment) {
        String key = segment.replace("~1", "/").replace("~0", "~");
        if (clause.node().isObject()) {
            return clause.at(key).present();
        }
        if (segment.matches("0|[1-9][0-9]{0,8}") && clause.node().has(Integer.parseInt(segment))) {
            return Optional.of(clause.elements().get(Integer.parseInt(segment)));
        }
        return Identity.elements(clause).map(elements -> elements.get(key));
    }

    private static Unfillable missing(PolicyDocument policy, Clause clause, List<String> segments, int at) {
        String parent = segments.subList(0, at).stream().map(each -> "/" + each).collect(Collectors.joining());
        String of = parent.isEmpty() ? "the policy" : shown(parent);
        String written = segments.get(at);
        List<String> names = names(clause);
        if (names.isEmpty()) {
            return new Unfillable(
                    of + " is " + kind(clause.node()) + " and has no " + DisplayText.of(written),
                    isFigure(clause) ? meant(parent) : Optional.empty());
        }
        String rest = segments.subList(at + 1, segments.size()).stream()
                .map(each -> "/" + each)
                .collect(Collectors.joining());
        Optional<String> near = NearMiss.of(written, names)
                .map(name -> parent + "/" + name.replace("~", "~0").replace("/", "~1"));
        Optional<String> whole = near.map(prefix -> prefix + rest).filter(pointer -> resolves(policy, pointer));
        return new Unfillable(
                of + " has no " + DisplayText.of(written),
                whole.flatMap(PolicyPath::meant)
                        .or(() -> near.map(prefix -> "Maybe " + shown(prefix) + " was meant."))
                        .or(() -> Optional.of("Maybe use one of its own: " + list(names) + ".")));
    }

    /** What can stand after the pointer of {@code clause}: keys, or names and else indices of elements. */
    private static List<String> names(Clause clause) {
        if (clause.node().isArray()) {
            return Identity.elements(clause)
                    .map(Map::keySet)
                    .map(List::copyOf)
                    .orElseGet(() -> IntStream.range(0, clause.node().size())
                            .mapToObj(String::valueOf)
                            .toList());
        }
        return clause.keys();
    }

    private static String list(List<String> names) {
        String shown =
                names.stream().limit(NAMES_SHOWN).map(DisplayText::clipped).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? shown + ", …" : shown;
    }

    private static boolean isFigure(Clause clause) {
        return clause.node().isNumber()
                || clause.node().isTextual()
                || clause.node().isBoolean();
    }

    private static Optional<String> firstFigure(Clause clause, String pointer) {
        List<Clause> inside = new ArrayList<>(clause.members());
        inside.addAll(clause.elements());
        return inside.stream()
                .filter(PolicyPath::isFigure)
                .map(Clause::pointer)
                .map(own -> pointer + own.substring(own.lastIndexOf('/')))
                .findFirst();
    }

    private static String shown(String pointer) {
        return DisplayText.clipped(pointer);
    }
}

import groovy.transform.CompileStatic
import java.util.regex.Matcher
import java.util.regex.Pattern

/**
 * Takes the comments out of a script or a style sheet: who reads the source has them, and no browser wants them. Every line keeps its
 * number, so that an error says where it stands in the source. What cannot be told for certain stops the build: better than a page.
 */
@CompileStatic
final class Comments {

    private static final Pattern LINE = ~'//[^\n]*'
    private static final Pattern BLOCK = ~'(?s)/\\*.*?\\*/'
    private static final Pattern STRING = ~'"(?:[^"\\\\\n]++|(?s:\\\\.))*+"|\'(?:[^\'\\\\\n]++|(?s:\\\\.))*+\''
    /** From a backtick, or from the brace that ends an expression, to the next expression or the end. */
    private static final Pattern TEMPLATE = ~'[`}](?:[^`\\\\$]++|(?s:\\\\.)|\\$(?!\\{))*+(?:`|\\$\\{)'
    private static final Pattern REGEX = ~'/(?:[^/\\\\\\[\n]++|\\\\.|\\[(?:[^\\]\\\\\n]++|\\\\.)*+\\])++/\\w*'
    private static final Pattern WORD = ~'[\\w$]+'
    private static final Pattern BLANKS = ~'\\s+'

    private static final Set<String> BEFORE_A_VALUE =
            ['return', 'typeof', 'case', 'in', 'of', 'delete', 'void', 'throw', 'new', 'instanceof', 'await', 'yield', 'else', 'do'] as Set

    private final String name
    private final String text
    private final boolean script
    private final StringBuilder kept = new StringBuilder()

    /** Braces that are open, the innermost first: true for those of an expression in a template. */
    private final Deque<Boolean> open = new ArrayDeque<>()

    private int at = 0
    private String last = ''

    private Comments(String name, String text, boolean script) {
        this.name = name
        this.text = text
        this.script = script
    }

    /**
     * @param name of the file, by whose ending a script is told from a style sheet; for the message when it cannot be read
     */
    static String strip(String name, String text) {
        new Comments(name, text, name.endsWith('.js')).strip()
    }

    private String strip() {
        while (at < text.length()) {
            char next = text.charAt(at)
            if (text.startsWith('/*', at)) {
                drop(BLOCK)
            } else if (script && text.startsWith('//', at)) {
                drop(LINE)
            } else if (next == ('"' as char) || next == ('\'' as char)) {
                keep(STRING)
            } else if (Character.isWhitespace(next)) {
                kept.append(match(BLANKS))
            } else if (script) {
                keepOfScript(next)
            } else {
                keepOne()
            }
        }
        if (open) {
            throw unclear('a brace or a template is not closed')
        }
        kept.toString()
    }

    private void keepOfScript(char next) {
        if (next == ('`' as char) || next == ('}' as char) && open && open.pop()) {
            keep(TEMPLATE)
            if (last.endsWith('{')) {
                open.push(true)
            }
        } else if (next == ('{' as char)) {
            keepOne()
            open.push(false)
        } else if (next == ('/' as char) && isBeforeAValue()) {
            keep(REGEX)
        } else if (Character.isJavaIdentifierPart(next)) {
            keep(WORD)
        } else {
            keepOne()
        }
    }

    /** Whether what comes next is a value, so that a slash begins a regular expression; after a value it divides. */
    private boolean isBeforeAValue() {
        if (last == '}') {
            throw unclear('does the slash after the brace divide, or begin a regular expression?')
        }
        last.isEmpty() || last in BEFORE_A_VALUE || '([{,;:=!&|?+-*%<>~^'.indexOf(last.substring(last.length() - 1)) >= 0
    }

    private void keep(Pattern pattern) {
        last = match(pattern)
        kept.append(last)
    }

    private void keepOne() {
        last = text.substring(at, at + 1)
        kept.append(last)
        at++
    }

    /** Nothing stays but the ends of its lines; a blank, where two words would become one. */
    private void drop(Pattern pattern) {
        String lines = match(pattern).replaceAll('[^\n]', '')
        boolean alone = at == text.length() || text.charAt(at) == ('\n' as char)
        while (kept.length() > 0 && (lines || alone) && kept.charAt(kept.length() - 1) in [' ' as char, '\t' as char]) {
            kept.setLength(kept.length() - 1)
        }
        kept.append(lines ?: alone ? '' : ' ')
    }

    private String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length())
        if (!matcher.lookingAt()) {
            throw unclear('it begins here, and has no end')
        }
        at = matcher.end()
        matcher.group()
    }

    private IllegalStateException unclear(String why) {
        new IllegalStateException("${name}:${text.substring(0, at).count('\n') + 1}: ${why}")
    }
}

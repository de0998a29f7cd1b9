package ta.policy.manifesto;

/**
 * A text of a policy as a part of a Markdown text: what could be read as Markdown or HTML becomes a character reference
 * such as <code>&amp;#42;</code>, which Markdown never reads as markup. Line breaks and control characters become
 * spaces.
 */
final class InertText {

    private static final String MARKUP = "\\`*_[](){}<>&~|!@$";

    /** At the beginning of a line these begin a heading, a list, a rule or a quotation. */
    private static final String BLOCK_MARKUP = "#+-=:";

    private InertText() {}

    static String of(String text) {
        StringBuilder inert = new StringBuilder();
        text.strip().codePoints().map(InertText::visible).forEach(c -> {
            if (isMarkup(c, inert)) {
                inert.append("&#").append(c).append(';');
            } else {
                inert.appendCodePoint(c);
            }
        });
        return inert.toString();
    }

    private static int visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            default -> c;
        };
    }

    /** {@code before} is what stands before the character. */
    private static boolean isMarkup(int c, StringBuilder before) {
        return MARKUP.indexOf(c) >= 0
                || (before.length() == 0 && BLOCK_MARKUP.indexOf(c) >= 0)
                // "1." begins a list; "://" makes some programs show a link.
                || (c == '.' && before.chars().allMatch(Character::isDigit))
                || (c == '/' && before.length() > 0 && before.charAt(before.length() - 1) == ':');
    }
}

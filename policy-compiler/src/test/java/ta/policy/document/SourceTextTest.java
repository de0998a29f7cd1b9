package ta.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

final class SourceTextTest {

    private static final String OWLS = "🦉".repeat(3000);

    @Property
    void offset_ofAPosition_isWhereItCameFrom(
            @ForAll @StringLength(max = 300) @Chars({'\n', '\r', '\u00e9'}) @CharRange(from = 'a', to = 'f')
                    String text,
            @ForAll @IntRange(min = 0, max = 300) int at) {
        int offset = Math.min(at, text.length());
        SourceText source = new SourceText("t", text);
        assertThat(source.offset(source.position(offset))).isEqualTo(offset);
    }

    @Example
    void position_afterManySurrogatePairs_countsCharacters() {
        SourceText source = new SourceText("t", "x\n" + OWLS + "y");
        assertThat(source.position(2 + OWLS.length())).isEqualTo(new SourcePosition(2, 3001));
        assertThat(source.offset(new SourcePosition(2, 3001))).isEqualTo(2 + OWLS.length());
    }

    @Example
    void excerpt_ofALineOfSurrogatePairs_cutsNoneInTwo() {
        SourceText source = new SourceText("t", OWLS);
        assertThat(Excerpt.of(source, new SourcePosition(1, 1000)).codePoints().filter(c -> c == '?' || c == 0xFFFD))
                .isEmpty();
        assertThat(Excerpt.of(source, new SourcePosition(1, 1000))
                        .lines()
                        .toList()
                        .get(1))
                .isEqualTo(" | " + ".".repeat(61) + "^");
    }

    @Example
    void position_ofAnyLineBreak_beginsANewLine() {
        SourceText source = new SourceText("t", "a\r\nb\rc\nd");
        assertThat(source.position(3)).isEqualTo(new SourcePosition(2, 1));
        assertThat(source.position(5)).isEqualTo(new SourcePosition(3, 1));
        assertThat(source.position(7)).isEqualTo(new SourcePosition(4, 1));
        assertThat(source.position(8)).isEqualTo(new SourcePosition(4, 2));
    }
}

package ta.rules.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.ListingId;

final class FactTest {

    @Test
    void factType_ofAConstituent_isNotTheTypeOfItsInstrument() {
        Fact constituent = new Constituent(
                ListingId.of("XTST", "WLD"), "XF00000WLD01", "world", "fund", "accumulating", "EUR", "EUR", true, true);
        assertThat(constituent.factType()).isEqualTo(FactType.CONSTITUENT);
        assertThat(constituent.values()).containsEntry("type", "fund");
    }

    @Test
    void factType_ofEveryFact_isItsOwn() {
        assertThat(facts().map(Fact::factType)).containsExactlyInAnyOrder(FactType.values());
    }

    @Test
    void word_ofEveryType_isItsOwn() {
        assertThat(Stream.of(FactType.values()).map(FactType::word)).doesNotHaveDuplicates();
    }

    @Test
    void word_endsInVerdict_ofVerdictsAlone() {
        assertThat(facts())
                .allSatisfy(fact -> assertThat(fact.factType().word().endsWith("Verdict"))
                        .as(fact.factType().word())
                        .isEqualTo(fact instanceof Verdict));
    }

    /** One of each class of facts, without values. */
    private static Stream<Fact> facts() {
        return classes()
                .filter(type -> type.isRecord() && Fact.class.isAssignableFrom(type))
                .map(FactTest::empty);
    }

    private static Stream<Class<?>> classes() {
        try {
            Path root = Path.of(Fact.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            List<Path> files;
            try (Stream<Path> walk = Files.walk(root)) {
                files = walk.filter(file -> file.toString().endsWith(".class")).toList();
            }
            return files.stream()
                    .map(file -> root.relativize(file)
                            .toString()
                            .replaceAll("\\.class$", "")
                            .replaceAll("[/\\\\]", "."))
                    .map(FactTest::load);
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, FactTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Fact empty(Class<?> type) {
        Class<?>[] components = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Object[] nothing = Stream.of(components)
                .map(component -> component.isPrimitive() ? Array.get(Array.newInstance(component, 1), 0) : null)
                .toArray();
        try {
            return (Fact) type.getDeclaredConstructor(components).newInstance(nothing);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }
}

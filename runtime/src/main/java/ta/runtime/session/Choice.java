package ta.runtime.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** Picks the item that a user means. Without a name, it picks an item only if there is exactly one. */
record Choice<T>(String what, String option, String creation, List<T> all, Function<T, String> name) {

    static <T> Choice<T> of(String what, String option, String creation, List<T> all, Function<T, String> name) {
        return new Choice<>(what, option, creation, all, name);
    }

    T pick(Optional<String> wanted, Predicate<T> matches) {
        List<T> found = wanted.isEmpty() ? all : all.stream().filter(matches).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        if (all.isEmpty()) {
            throw Refusal.unusable("ERROR NOT_FOUND: there is no " + what + " yet\nMaybe create one: " + creation);
        }
        if (found.isEmpty()) {
            throw Refusal.unusable("ERROR NOT_FOUND: there is no " + what + " " + Visible.text(wanted.orElseThrow())
                    + "\nMaybe one of these: " + names(all));
        }
        throw Refusal.unusable(
                wanted.isEmpty()
                        ? "ERROR AMBIGUOUS: there are " + all.size() + " " + what + "s\nMaybe name one with " + option
                                + ": " + names(all)
                        : "ERROR AMBIGUOUS: " + found.size() + " " + what
                                + "s have that name\nMaybe give its id instead.");
    }

    private String names(List<T> some) {
        return some.stream().limit(20).map(name).map(Visible::text).collect(Collectors.joining(", "));
    }
}

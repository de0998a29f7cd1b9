package ta.runtime.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a process.
 *
 * @param variables environment variables; those of this program begin with {@code TA_}
 * @param directory the folder from which relative paths start
 */
public record Environment(Map<String, String> variables, Path directory) {

    public Environment {
        variables = Map.copyOf(variables);
    }

    public static Environment ofProcess() {
        return new Environment(System.getenv(), Path.of(""));
    }

    /** The variable; empty if it is absent or blank. */
    public Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * Whether a part of the process is switched off, because it runs in a process of its own.
     *
     * @throws Refusal if the variable is neither {@code on} nor {@code off}
     */
    public boolean isOff(String name) {
        return flag(name, "on").equals("off");
    }

    /**
     * Whether a part of the process is switched on that is off by default.
     *
     * @throws Refusal if the variable is neither {@code on} nor {@code off}
     */
    public boolean isOn(String name) {
        return flag(name, "off").equals("on");
    }

    private String flag(String name, String otherwise) {
        String text = get(name).orElse(otherwise);
        if (!text.equals("on") && !text.equals("off")) {
            throw Refusal.unusable("ERROR " + name + " is " + Visible.text(text) + "\nMaybe set it to on or off.");
        }
        return text;
    }

    /**
     * The variable as a number.
     *
     * @param otherwise the value if it is not set
     * @throws Refusal if it is not a number, or out of its bounds
     */
    public int number(String name, int otherwise, int least, int most) {
        return get(name)
                .map(text -> {
                    int value = text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : -1;
                    if (value < least || value > most) {
                        throw Refusal.unusable("ERROR " + name + " is " + Visible.text(text)
                                + "\nMaybe use a number from " + least + " to " + most + ".");
                    }
                    return value;
                })
                .orElse(otherwise);
    }

    /** The file or folder that the variable names. */
    public Optional<Path> path(String name) {
        return get(name).map(text -> {
            try {
                return directory.resolve(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw Refusal.unusable("ERROR " + name + " is " + Visible.text(text)
                        + ", which is not a valid file name\nMaybe write it as /var/lib/ta.");
            }
        });
    }

    /**
     * The variable, or the content of the file that {@code name_FILE} names, as containers pass secrets.
     *
     * @throws Refusal if both are set, or the file cannot be read
     */
    public Optional<String> secret(String name) {
        Optional<String> value = get(name);
        Optional<String> file = get(name + "_FILE");
        if (value.isPresent() && file.isPresent()) {
            throw Refusal.unusable("ERROR " + name + " and " + name + "_FILE are both set\nMaybe keep one of them.");
        }
        return file.isEmpty() ? value : file.map(path -> content(name, path));
    }

    private String content(String name, String path) {
        try {
            return Files.readString(directory.resolve(path)).strip();
        } catch (IOException | InvalidPathException e) {
            throw Refusal.unusable(
                    "ERROR " + name + "_FILE names " + path + ", which cannot be read\nMaybe it is not mounted.");
        }
    }
}

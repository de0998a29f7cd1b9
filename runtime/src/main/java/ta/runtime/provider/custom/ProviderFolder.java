package ta.runtime.provider.custom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ta.backoffice.market.Provider;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/**
 * The descriptions of providers in the operator's folder: the file {@code funds.json} describes {@code funds}.
 *
 * @param broken why a file cannot be used, by the name of its provider; the others can
 */
public record ProviderFolder(List<ProviderSpec> specs, SortedMap<String, String> broken) {

    /** The variable for the folder. */
    public static final String VARIABLE = "TA_PROVIDER_DIR";

    private static final String SUFFIX = ".json";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,30}");
    private static final String MANUAL = "manual";

    /** Stands for all files whose names cannot be used. */
    private static final String UNNAMED = "unnamed";

    private static final int BYTES_MAX = 100_000;

    /**
     * @throws Refusal if the variable names no folder
     */
    public static ProviderFolder read(Environment environment) {
        List<ProviderSpec> specs = new ArrayList<>();
        SortedMap<String, String> broken = new TreeMap<>();
        for (Path file : environment.path(VARIABLE).map(ProviderFolder::files).orElse(List.of())) {
            String base = file.getFileName().toString();
            String name = base.substring(0, base.length() - SUFFIX.length());
            try {
                requireName(base, name);
                specs.add(ProviderFile.read(name, base, bytes(file, base), environment));
            } catch (Refusal e) {
                broken.put(isName(name) ? name : UNNAMED, e.getMessage());
            }
        }
        return new ProviderFolder(List.copyOf(specs), broken);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Refusal.unusable("ERROR " + VARIABLE + " is " + Visible.text(folder.toString())
                    + ", which is not a folder that can be read\nMaybe make it, or correct the variable.");
        }
    }

    private static void requireName(String file, String name) {
        if (!isName(name)) {
            throw Refusal.unusable("ERROR " + Visible.text(file)
                    + ": its name cannot be that of a provider, or belongs to another source"
                    + "\nMaybe rename it, such as funds.json: up to 31 small letters, digits, '_' and '-'.");
        }
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && Provider.builtIn(name).isEmpty() && !name.equals(MANUAL);
    }

    private static byte[] bytes(Path file, String name) {
        try (var in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw Refusal.unusable("ERROR " + name + ": is larger than 100 kB\nMaybe it is another file.");
            }
            return bytes;
        } catch (IOException e) {
            throw Refusal.unusable(
                    "ERROR " + name + ": cannot be read\nMaybe let the user that the worker runs as read it.");
        }
    }

    /** The reason why the provider with this name cannot be used. */
    public Optional<String> reason(String name) {
        return Optional.ofNullable(broken.get(name));
    }
}

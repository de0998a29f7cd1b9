package ta.runtime.settings;

import java.util.Optional;

/** The version in the manifest of {@code ta.jar}; without a jar there is none. */
public final class Version {

    private Version() {}

    public static String ofProgram() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}

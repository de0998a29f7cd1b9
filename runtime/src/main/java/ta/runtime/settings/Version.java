package ta.runtime.settings;

import java.util.Optional;

/** Reads the version from the manifest of {@code ta.jar}; outside of the jar there is none. */
public final class Version {

    private Version() {}

    public static String ofProgram() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}

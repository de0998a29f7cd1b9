package ta.runtime.settings;

import java.util.Optional;

<<<<<<< HEAD:runtime/src/main/java/ta/runtime/cli/Version.java
/** Reads the version from the manifest of {@code ta.jar}; outside of the jar there is none. */
public final class Version implements IVersionProvider {
=======
/** The version in the manifest of {@code ta.jar}; without a jar there is none. */
public final class Version {
>>>>>>> main:runtime/src/main/java/ta/runtime/settings/Version.java

    private Version() {}

    public static String ofProgram() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}

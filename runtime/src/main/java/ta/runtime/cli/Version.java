package ta.runtime.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Reads the version from the manifest of {@code ta.jar}; outside of the jar there is none. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ta " + ofProgram(), "Java " + Runtime.version()};
    }

    public static String ofProgram() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}

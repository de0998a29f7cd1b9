package ta.runtime.cli;

import picocli.CommandLine.IVersionProvider;
import ta.runtime.settings.Version;

/** The text of {@code ta --version}. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ta " + Version.ofProgram(), "Java " + Runtime.version()};
    }
}

package ta.runtime.cli;

import picocli.CommandLine.IVersionProvider;
import ta.runtime.settings.Version;

/** What {@code ta --version} prints. */
final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"ta " + Version.ofProgram(), "Java " + Runtime.version()};
    }
}

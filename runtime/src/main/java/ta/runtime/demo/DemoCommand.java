package ta.runtime.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ta.runtime.session.Connect;
import ta.runtime.session.Environment;
import ta.storage.Role;

/** One month of a sample portfolio. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Plays one month of a sample portfolio in a simulated market, from prices to recorded fills.",
            "Started again, it goes on with the next month. It keeps its data in .ta/demo, away from yours."
        })
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Option(names = "--fresh", description = "begin anew with another sample portfolio; the earlier ones stay")
    private boolean fresh;

    public DemoCommand(Environment environment) {
        Map<String, String> variables = new HashMap<>(environment.variables());
        variables.keySet().removeIf(name -> name.startsWith("TA_DB_"));
        variables.put("TA_DATA", ".ta/demo");
        variables.put("TA_USER", SamplePortfolio.USER);
        this.connect = new Connect(new Environment(variables, environment.directory()));
    }

    @Override
    public Integer call() {
        return connect.run(
                Role.APP, session -> new DemoMonth(session, new SamplePortfolio(session).open(fresh)).play());
    }
}

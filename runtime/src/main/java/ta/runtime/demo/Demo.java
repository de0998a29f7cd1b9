package ta.runtime.demo;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ta.backoffice.market.Provider;
import ta.backoffice.strategy.ActivePolicies;
import ta.http.ApiConfig;
import ta.http.auth.Passwords;
import ta.http.problem.Refused;
import ta.policy.ShippedPolicy;
import ta.runtime.provider.setup.Providers;
import ta.runtime.review.ReviewSettings;
import ta.runtime.serve.Service;
import ta.runtime.session.Server;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.watch.PolicyWatch;

/** A running demo: an embedded PostgreSQL with the sample in it, and the service over it. */
final class Demo implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String PASSWORD = "TA_DEMO_PASSWORD";

    private final Server server;
    private final Service service;
    private final URI address;
    private final Optional<String> password;

    private Demo(Server server, Service service, URI address, Optional<String> password) {
        this.server = server;
        this.service = service;
        this.address = address;
        this.password = password;
    }

    /**
     * Starts the demo. Creates the sample if the folder has none.
     *
     * @param port 0 for any free port
     * @param clock the sample ends at its time
     * @param steps called before each slow step; may throw to cancel
     * @throws Refusal if the port is taken, or the folder has other data
     */
    static Demo start(DemoFolder folder, int port, Clock clock, Environment environment, Runnable steps) {
        Service.freePort(HOST, port);
        Optional<String> given = given(environment);
        Optional<LocalDate> made = folder.sample();
        if (made.isEmpty()) {
            folder.begin();
        }
        ActivePolicies policies = compiling();
        Server server = Server.embedded(folder.home(), made.isEmpty());
        try {
            server.keepUntilClosed();
            steps.run();
            Service service = Service.over(server, policies);
            try {
                Sample sample = new Sample(service);
                if (made.isEmpty()) {
                    folder.keepPolicy(sample.make(clock.instant(), steps));
                    folder.end(sample.newestSession(clock.instant()));
                } else {
                    sample.catchUp(made.get(), clock.instant());
                }
                String password = given.orElseGet(folder::password);
                boolean valid = sample.password(password, given.isPresent());
                // Port 0 means any free port. It is chosen only now: one chosen earlier could have been taken
                // meanwhile.
                int free = Service.freePort(HOST, port);
                URI address = URI.create("http://localhost:" + free);
                LocalDate anchor = made.orElseGet(() -> sample.newestSession(clock.instant()));
                service.serve(config(address, free), simulating(environment, folder, address, anchor));
                return new Demo(server, service, address, Optional.of(password).filter(word -> valid));
            } catch (RuntimeException e) {
                service.close();
                throw e;
            }
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    URI address() {
        return address;
    }

    /** The password of the demo's account; empty if the user has changed it. */
    Optional<String> password() {
        return password;
    }

    /**
     * The settings of the demo's worker: where prices come from, which faults to simulate, where the policy files are,
     * and which model is asked for reviews.
     */
    private static Environment simulating(Environment environment, DemoFolder folder, URI address, LocalDate anchor) {
        Map<String, String> variables = new HashMap<>(ReviewSettings.variables(environment));
        variables.put("TA_PUBLIC_URL", address.toString());
        variables.put(Providers.PRICES, Provider.SIMULATED.text());
        variables.put(Providers.ANCHOR, anchor.toString());
        variables.put(Providers.FAULTS, environment.get(Providers.FAULTS).orElse(""));
        variables.put("TA_SCHEDULER", environment.get("TA_SCHEDULER").orElse("on"));
        variables.put(PolicyWatch.FOLDER, folder.policies().toString());
        variables.put(PolicyWatch.APPROVE, "true");
        return new Environment(variables, environment.directory());
    }

    private static ApiConfig config(URI address, int port) {
        return new ApiConfig(
                HOST,
                port,
                address,
                List.of(URI.create("http://" + HOST + ":" + port)),
                List.of(),
                Optional.empty(),
                ApiConfig.REQUESTS_PER_SECOND,
                ApiConfig.REQUESTS_AT_ONCE,
                true,
                ApiConfig.BODY_PATIENCE);
    }

    private static Optional<String> given(Environment environment) {
        Optional<String> given = environment.secret(PASSWORD);
        try {
            given.ifPresent(password -> Passwords.requireGood(password, Sample.EMAIL));
        } catch (Refused e) {
            throw Refusal.unusable(
                    "ERROR " + PASSWORD + " " + e.getMessage() + "\nMaybe use a sentence that only you know.");
        }
        return given;
    }

    /** Compiles the policy on another processor while the database starts and the first months are created. */
    private static ActivePolicies compiling() {
        ActivePolicies policies = new ActivePolicies();
        Thread thread =
                new Thread(() -> policies.compile(ShippedPolicy.read()).rules().warmUp(), "demo-policy");
        thread.setDaemon(true);
        thread.start();
        return policies;
    }

    @Override
    public void close() {
        service.close();
        server.close();
    }
}

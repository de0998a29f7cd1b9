package ta.trials.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ta.database.DatabaseConfig;
import ta.database.Migrations;
import ta.database.Role;
import ta.database.server.EmbeddedServer;
import ta.runtime.Main;

/** A fresh database with fsync, and commands of the product on it in processes of their own. */
final class LoadServer implements AutoCloseable {

    private static final String DATABASE = "load";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final EmbeddedServer postgres;
    private final DatabaseConfig config;
    private final List<Process> started = new ArrayList<>();
    private Process service;
    private int port;

    private LoadServer(Path home, EmbeddedServer postgres, DatabaseConfig config) {
        this.home = home;
        this.postgres = postgres;
        this.config = config;
    }

    /**
     * @param home keeps the server between runs; the database of an earlier run is dropped
     */
    static LoadServer start(Path home) {
        EmbeddedServer postgres = EmbeddedServer.start(home, true);
        drop(postgres);
        postgres.createDatabase(DATABASE);
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            passwords.put(role, role.sqlName() + "-secret");
        }
        DatabaseConfig config = new DatabaseConfig(postgres.url(DATABASE), passwords);
        Migrations.run(config, EmbeddedServer.SUPERUSER, postgres.superuserPassword());
        return new LoadServer(home, postgres, config);
    }

    private static void drop(EmbeddedServer postgres) {
        try (Connection admin = DriverManager.getConnection(
                        postgres.url("postgres"), EmbeddedServer.SUPERUSER, postgres.superuserPassword());
                Statement statement = admin.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit")) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    if (!row.next() || !row.getString(1).equals("on")) {
                        throw new IllegalStateException(setting + " is off, so that the figures would mean nothing");
                    }
                }
            }
            statement.execute("set client_min_messages = warning");
            statement.execute("drop database if exists " + DATABASE + " with (force)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the service as it is delivered, with its log in a file. */
    void serve(List<String> options) throws IOException, InterruptedException {
        port = freePort();
        List<String> jvm = new ArrayList<>(List.of("-Dta.log=service", "-Dta.log.level=INFO"));
        jvm.addAll(options);
        service = process(
                        jvm,
                        Map.of(
                                "TA_PUBLIC_URL",
                                "http://localhost:" + port,
                                "TA_INSECURE_HTTP",
                                "true",
                                "TA_PORT",
                                String.valueOf(port)),
                        "serve")
                .redirectOutput(home.resolve("serve.out").toFile())
                .redirectError(home.resolve("serve.log").toFile())
                .start();
        await(service, home.resolve("serve.out"), "Serving");
    }

    private static void await(Process process, Path output, String word) throws IOException, InterruptedException {
        for (long start = System.nanoTime(); !Files.readString(output).contains(word); ) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("it did not start; its log is beside " + output);
            }
            Thread.sleep(100);
        }
    }

    /** Whether {@code ta verify} finds no fault in the whole database. */
    boolean verify() throws IOException, InterruptedException {
        return process(List.of(), Map.of(), "verify").inheritIO().start().waitFor() == 0;
    }

    private ProcessBuilder process(List<String> jvm, Map<String, String> variables, String command) {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // A configuration of the tests on the class path would come first.
        words.add("-Dlogback.configurationFile=logback.xml");
        words.addAll(jvm);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), command));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().keySet().removeIf(name -> name.startsWith("TA_"));
        builder.environment().put("TA_DB_URL", config.url());
        config.passwords()
                .forEach((role, password) -> builder.environment().put("TA_DB_PASSWORD_" + role.name(), password));
        builder.environment().putAll(variables);
        return builder;
    }

    DatabaseConfig config() {
        return config;
    }

    int port() {
        return port;
    }

    Machine machine() {
        return machine(List.of(service));
    }

    Machine machine(List<Process> processes) {
        return new Machine(
                processes.stream().map(Process::toHandle).toList(),
                home.toAbsolutePath().normalize());
    }

    /** A superuser's connection. */
    Connection admin() throws SQLException {
        return DriverManager.getConnection(
                postgres.url(DATABASE), EmbeddedServer.SUPERUSER, postgres.superuserPassword());
    }

    /** Starts a worker or a scheduler as it is delivered, and waits until it works. */
    Process command(String name, Map<String, String> variables) throws IOException, InterruptedException {
        Path output = Files.createTempFile(home, name, ".out");
        Process process = process(List.of("-Dta.log=service"), variables, name)
                .redirectOutput(output.toFile())
                .redirectError(home.resolve(name + ".log").toFile())
                .start();
        await(process, output, "Ctrl-C");
        started.add(process);
        return process;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        if (service != null) {
            service.destroy();
            service.onExit()
                    .completeOnTimeout(service, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            service.destroyForcibly();
        }
        postgres.close();
    }
}

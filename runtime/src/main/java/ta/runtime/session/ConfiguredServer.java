package ta.runtime.session;

import ta.runtime.settings.Environment;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ta.runtime.settings.Refusal;
import ta.database.Administrator;
import ta.database.DatabaseConfig;
import ta.database.Role;

/** A PostgreSQL server of the operator's. */
record ConfiguredServer(Environment environment, DatabaseConfig config) implements Server {

    private static final String ADMIN_URL = "TA_DB_ADMIN_URL";
    private static final Pattern USER = Pattern.compile("[?&]user=([^&]+)");
    private static final Pattern PASSWORD = Pattern.compile("[?&]password=([^&]+)");

    @Override
    public Administrator administrator() {
        if (!config.passwords().containsKey(Role.OWNER)) {
            throw Server.missing("TA_DB_PASSWORD_OWNER", "migrations run as ta_owner");
        }
        String admin = environment
                .get(ADMIN_URL)
                .orElseThrow(() -> Refusal.unusable("ERROR " + ADMIN_URL
                        + " is not set: roles and schema are made over it\nMaybe set it to the address of " + URL
                        + " with ?user=…&password=… of an administrator."));
        String user = given(admin, USER, "TA_DB_ADMIN_USER");
        String password = given(admin, PASSWORD, "TA_DB_ADMIN_PASSWORD");
        String bare = admin.contains("?") ? admin.substring(0, admin.indexOf('?')) : admin;
        return new Administrator(
                new DatabaseConfig(bare, config.passwords(), config.connections(), config.statementTimeout()),
                user,
                password);
    }

    private String given(String url, Pattern inUrl, String variable) {
        Matcher matcher = inUrl.matcher(url);
        if (matcher.find()) {
            return java.net.URLDecoder.decode(matcher.group(1), java.nio.charset.StandardCharsets.UTF_8);
        }
        return environment.secret(variable).orElseThrow(() -> Server.missing(variable, "and not in " + ADMIN_URL));
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}

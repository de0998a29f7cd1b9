package ta.runtime.session;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ta.database.Administrator;
import ta.database.DatabaseConfig;
import ta.database.Role;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** The PostgreSQL server of the operator. */
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
                        + " is not set: it is needed to create roles and schema\nMaybe set it to the address of " + URL
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
            return URLDecoder.decode(matcher.group(1), StandardCharsets.UTF_8);
        }
        return environment
                .secret(variable)
                .orElseThrow(() -> Server.missing(variable, "it is not in " + ADMIN_URL + " either"));
    }

    @Override
    public void close() {
        // The operator's server keeps running.
    }
}

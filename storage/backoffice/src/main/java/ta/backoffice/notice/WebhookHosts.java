package ta.backoffice.notice;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import ta.backoffice.network.PublicAddress;
import ta.database.StorageException;

/**
 * The hosts that a webhook may use: any host on the internet, by https, and the hosts that the operator allows. A
 * member must not be able to make this service send requests to machines of a private network.
 *
 * @param allowed by the operator, each {@code host} or {@code host:port} in lower case
 */
public record WebhookHosts(Set<String> allowed) {

    public static final WebhookHosts PUBLIC = new WebhookHosts(Set.of());

    private static final int CHARACTERS_MAX = 2000;

    /** IP addresses, and names without a dot, which are local. */
    private static final Pattern NOT_PUBLIC_NAME = Pattern.compile("[0-9.]+|\\[.*]|[^.]*\\.?");

    public WebhookHosts {
        allowed = Set.copyOf(allowed);
    }

    /**
     * Checks a URL without a DNS lookup.
     *
     * @throws StorageException.Invalid if nothing will ever be sent to it
     */
    public URI require(String text) {
        URI address = parse(text);
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (address.getHost() == null || !Set.of("http", "https").contains(scheme)) {
            throw new StorageException.Invalid("this is not a web address", "Maybe write it like https://ntfy.sh/.");
        }
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw new StorageException.Invalid(
                    "the address contains a user, a password or a fragment", "Maybe put a token into the path.");
        }
        if (isAllowed(address)) {
            return address;
        }
        if (!scheme.equals("https")) {
            throw new StorageException.Invalid(
                    "the address is http: others on the network could read the messages",
                    "Maybe use https, or ask the operator to add the host to TA_WEBHOOK_HOSTS.");
        }
        if (NOT_PUBLIC_NAME.matcher(address.getHost()).matches()) {
            throw new StorageException.Invalid(
                    "the address does not name a host on the internet",
                    "Maybe use its full name, or ask the operator to add the host to TA_WEBHOOK_HOSTS.");
        }
        return address;
    }

    /**
     * Checks the IP addresses of the host. Call it right before each request, because the addresses of a name may
     * change.
     *
     * @throws StorageException.Invalid if one of them is not on the internet
     * @throws StorageException.Unavailable if the name cannot be resolved now
     */
    public void requirePublic(URI address) {
        if (isAllowed(address)) {
            return;
        }
        try {
            for (InetAddress each : InetAddress.getAllByName(address.getHost())) {
                if (!PublicAddress.is(each)) {
                    throw new StorageException.Invalid(
                            "the address leads into a private network",
                            "Maybe ask the operator to add the host to TA_WEBHOOK_HOSTS.");
                }
            }
        } catch (UnknownHostException e) {
            throw new StorageException.Unavailable("the host " + address.getHost() + " cannot be found", "", e);
        }
    }

    private boolean isAllowed(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return allowed.contains(host) || allowed.contains(host + ":" + address.getPort());
    }

    private static URI parse(String text) {
        if (text.length() <= CHARACTERS_MAX) {
            try {
                return new URI(text);
            } catch (URISyntaxException e) {
                throw new StorageException.Invalid("this is not a web address: " + e.getReason(), "");
            }
        }
        throw new StorageException.Invalid(
                "the address has " + text.length() + " characters; the maximum is " + CHARACTERS_MAX, "");
    }
}

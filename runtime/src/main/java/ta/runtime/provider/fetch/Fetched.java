package ta.runtime.provider.fetch;

/**
 * An answer that has something to say: 200, or 400 and 404, which some providers give their reasons with.
 *
 * @param type the media type without parameters, lower case; empty when there is none
 */
public record Fetched(int status, String type, byte[] body) {

    public boolean isOk() {
        return status == 200;
    }
}

package ta.runtime.provider.fetch;

/** A response with content: status 200, or 400 and 404, with which some providers send reasons. */
public final class Fetched {

    private final int status;
    private final String type;
    private final byte[] body;

    /**
     * @param type the media type without parameters, in lower case; empty if there is none
     * @param body must not be modified
     */
    Fetched(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    public boolean isOk() {
        return status == 200;
    }

    public int status() {
        return status;
    }

    String type() {
        return type;
    }

    public byte[] body() {
        return body;
    }
}

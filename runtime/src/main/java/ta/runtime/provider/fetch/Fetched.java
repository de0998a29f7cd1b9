package ta.runtime.provider.fetch;

/** An answer that has something to say: 200, or 400 and 404, which some providers give their reasons with. */
public final class Fetched {

    private final int status;
    private final String type;
    private final byte[] body;

    /**
     * @param type the media type without parameters, lower case; empty when there is none
     * @param body not to be changed by anybody
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

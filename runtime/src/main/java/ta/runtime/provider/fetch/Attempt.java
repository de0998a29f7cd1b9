package ta.runtime.provider.fetch;

/**
 * A request to a provider, for a person who wants to see it.
 *
 * @param url without the key
 * @param came the status, the media type, the size and the beginning of the response, or why there is none
 */
public record Attempt(String url, String came) {}

package ta.backoffice.notice;

/** How a channel reaches its member. */
public enum ChannelKind {
    /** A message to an e-mail address. */
    EMAIL,
    /** A signed request to an address of the web. */
    WEBHOOK
}

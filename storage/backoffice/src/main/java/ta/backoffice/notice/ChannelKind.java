package ta.backoffice.notice;

/** How a channel sends notices. */
public enum ChannelKind {
    /** A message to an e-mail address. */
    EMAIL,
    /** A signed HTTP request to a URL. */
    WEBHOOK
}

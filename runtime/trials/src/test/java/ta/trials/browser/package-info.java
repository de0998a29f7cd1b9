/**
 * The web UI in a real browser, over the sample of {@code ta demo}. On every page, a message on the console, a request
 * to another host, or content that a screen reader cannot read is a failure. Begin with {@link PagesTest}.
 */
package ta.trials.browser;

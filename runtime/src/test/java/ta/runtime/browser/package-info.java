/**
 * The web UI in a real browser, over the sample of {@code ta demo}. What a page writes to the console, asks of another host or hides from a reader of the screen
 * is a failure on every page.
 */
package ta.runtime.browser;

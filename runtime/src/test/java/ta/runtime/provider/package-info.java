/**
 * Providers over HTTP, asked at a server of the test's own. The bodies are hand-made in the shape of real ones; where real ones are at
 * hand, they are read as well.
 */
package ta.runtime.provider;

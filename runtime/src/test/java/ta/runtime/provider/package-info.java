/**
 * Tests of the providers over HTTP, against a local server. The bodies are hand-made in the shape of real ones; where
 * real ones are at hand, they are read as well.
 */
package ta.runtime.provider;

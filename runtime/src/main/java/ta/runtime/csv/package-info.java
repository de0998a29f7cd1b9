/**
 * Reads CSV strictly: UTF-8, the header that is expected, every cell what its column says. All that is wrong with a file is
 * collected, each with its line, so that it can be mended at once; a file with one error is not used at all.
 */
package ta.runtime.csv;

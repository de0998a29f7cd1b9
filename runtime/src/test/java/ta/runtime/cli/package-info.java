/** What every command does alike: help, usage, files that cannot be read. */
package ta.runtime.cli;

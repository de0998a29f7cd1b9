/** Tests of what every command has in common: help, usage, files that cannot be read. */
package ta.runtime.cli;

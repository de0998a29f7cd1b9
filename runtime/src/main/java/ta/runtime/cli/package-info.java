/**
 * What all commands share: exit codes, reading files so that every failure is one clear message, and the handlers that keep
 * stack traces inside the process. Nothing here knows a command but the root.
 */
package ta.runtime.cli;

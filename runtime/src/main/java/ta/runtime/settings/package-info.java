/** What every process is told from outside, how it refuses what it is told, and what its exit codes mean. */
package ta.runtime.settings;

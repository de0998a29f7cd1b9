/** The process that serves the API: its configuration from the environment, its first administrator, its worker, and its end. */
package ta.runtime.serve;

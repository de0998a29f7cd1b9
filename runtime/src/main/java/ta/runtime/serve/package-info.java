/**
 * The processes of an installation: that which serves the API, with its configuration from the environment, its first administrator,
 * its worker and its scheduler; and a scheduler of its own. All end when they are told to.
 */
package ta.runtime.serve;

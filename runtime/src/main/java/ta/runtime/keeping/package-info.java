/**
 * What keeps an installation for years: backups that were proven by bringing them back, and how long things are kept. Commands and worker
 * share it; the environment says where things go.
 */
package ta.runtime.keeping;

/** The commands about policies, run in this process. */
package ta.runtime.policy;

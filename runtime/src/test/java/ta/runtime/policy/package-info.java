/** Tests of the commands for policies, in this process. */
package ta.runtime.policy;

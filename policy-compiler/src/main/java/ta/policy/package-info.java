/**
 * From the text of a policy to its values and its rules. {@link ta.policy.PolicyReader} reads and checks a policy and
 * returns either its values, with defaults filled in, or all its errors at once. Each kind of clause has a package with
 * its checks; {@code PolicyChecks} lists them all. {@link ta.policy.PolicyCompiler} compiles a valid policy into rules.
 */
@NullMarked
package ta.policy;

import org.jspecify.annotations.NullMarked;

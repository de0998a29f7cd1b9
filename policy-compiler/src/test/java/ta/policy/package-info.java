/**
 * Tests of reading policies as a whole. Each folder under {@code cases} holds a policy and the output of {@code policy
 * check}, compared as whole texts. The specification's golden files are compared if they are available.
 */
package ta.policy;

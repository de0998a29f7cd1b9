/**
 * What the top of a policy says about money and time: its currencies and its time zone. Both are names from public lists,
 * and the lists are the JDK's, so that a policy is judged alike wherever the same Java runs.
 */
package ta.policy.header;

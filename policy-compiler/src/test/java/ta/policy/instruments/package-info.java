/** Check digits of real ISINs. */
package ta.policy.instruments;

/** Tests with the check digits of real ISINs. */
package ta.policy.instruments;

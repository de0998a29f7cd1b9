/**
 * Exchange rates of the European Central Bank, from itself or from Frankfurter, which hands them on. A date stands for 16:00 in
 * Frankfurt, as in files.
 */
package ta.runtime.provider.rates;

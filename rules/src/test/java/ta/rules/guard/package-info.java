/** Tests of the vocabulary of guards. */
package ta.rules.guard;

/** Tests of the commands as a user runs them, and of the imports between modules. */
package ta.runtime;

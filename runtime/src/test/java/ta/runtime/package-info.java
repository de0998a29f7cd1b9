/** Tests of the commands as a user meets them, and of what may import what. */
package ta.runtime;

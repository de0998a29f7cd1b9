/** Which processes of the program there are, so that everybody can see whether somebody works for him. */
package ta.backoffice.processes;

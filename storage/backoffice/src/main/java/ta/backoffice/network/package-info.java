/** Which network addresses the program may connect to, whatever the configuration says. */
package ta.backoffice.network;

/** Which addresses the program may connect to, whoever configured them. */
package ta.backoffice.network;

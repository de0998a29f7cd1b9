/**
 * Who sends a request: sessions of browsers, tokens of scripts, passwords and the links that set them. Secrets are 256 random bits;
 * the database knows what they hash to.
 */
package ta.http.auth;

/** Yahoo's chart, as its own pages ask for it: no key, no promise. It says in what it quotes, down to the pence. */
package ta.runtime.provider.yahoo;

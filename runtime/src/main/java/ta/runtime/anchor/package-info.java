/**
 * Who has the database in his hands can cut a hash chain off, or link it anew. An anchor is a signed file outside it that says where
 * all chains ended at a time; a chain that no longer goes through there was tampered with.
 */
package ta.runtime.anchor;

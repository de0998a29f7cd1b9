/**
 * What keeps everybody honest: the audit trail, as hash chains that the database links and this package proves, and the freeze,
 * which stops advice until a person lifts it.
 */
package ta.backoffice.governance;

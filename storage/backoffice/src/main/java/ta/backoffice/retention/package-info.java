/**
 * What is kept no longer than it must be. Old runs lose what they looked at, unless somebody was advised by them; old notices and finished jobs go
 * whole. All of it goes in slices, through functions of the database's owner, and each slice leaves an event that says what went.
 */
package ta.backoffice.retention;

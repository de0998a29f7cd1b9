/**
 * What happens unattended, as its owner sees and changes it: tasks with their next slots, of a portfolio, and for administrators those
 * of the installation.
 */
package ta.http.tasks;

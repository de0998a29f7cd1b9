/** Tests that compare whole texts; the cases are in the resources of the same name. */
package ta.runtime.text;

/** Whole texts compared; the cases lie in the resources of the same name. */
package ta.runtime.text;

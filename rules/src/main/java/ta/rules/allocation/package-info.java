/** Who gets how much: the arithmetic of the cash park and of the cadences. It proposes orders one by one; the rules of the order phase judge each, and only what survives moves the working copies. */
package ta.rules.allocation;

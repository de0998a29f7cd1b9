/** Orders: asked for, sized, tested, placed or suppressed. */
package ta.rules.order;

const WIDTH_MAX = 400;

/** A popover needs about this height; with less room below it, it opens above. */
const HEIGHT = 240;

/** Places a popover below an element, or above it near the end of the window. The size is in CSS pixels. */
export function placeBelow(element, popover) {
  const { left, top, bottom } = element.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const width = Math.min(WIDTH_MAX, room - 16);
  const below = bottom + HEIGHT < innerHeight;
  popover.style.width = `${width}px`;
  popover.style.left = `${Math.max(8, Math.min(left, room - width - 8))}px`;
  popover.style.top = below ? `${bottom + 4}px` : 'auto';
  popover.style.bottom = below ? 'auto' : `${innerHeight - top + 4}px`;
}

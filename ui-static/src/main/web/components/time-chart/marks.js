// Points that stand out in a chart, each by its shape: what they mean is said in words where they are read.

const SIZE = 4.5;

/** How far from a mark a click still means it, in CSS pixels: as far as a thumb needs. */
const NEAR = 16;

const SHAPES = {
  dot: (ctx, x, y, size) => {
    ctx.arc(x, y, size, 0, 2 * Math.PI);
    ctx.fill();
  },
  ring: (ctx, x, y, size) => {
    ctx.arc(x, y, size, 0, 2 * Math.PI);
    ctx.stroke();
  },
  cross: (ctx, x, y, size) => {
    ctx.moveTo(x - size, y - size);
    ctx.lineTo(x + size, y + size);
    ctx.moveTo(x - size, y + size);
    ctx.lineTo(x + size, y - size);
    ctx.stroke();
  },
};

/**
 * Draws the marks of one series. One that lies beyond the scale is drawn at its edge: a price of a hundred times the
 * others is to be seen, and not to flatten them.
 */
export function drawMarks(plot, place, shape, colour) {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const size = SIZE * ratio;
  ctx.save();
  Object.assign(ctx, { strokeStyle: colour, fillStyle: colour, lineWidth: 2 * ratio });
  plot.data[place].forEach((value, at) => {
    if (value === null) return;
    const y = plot.valToPos(value, 'y', true);
    ctx.beginPath();
    SHAPES[shape](
      ctx,
      plot.valToPos(plot.data[0][at], 'x', true),
      Math.max(bbox.top + size, Math.min(bbox.top + bbox.height - size, y)),
      size,
    );
  });
  ctx.restore();
}

/** A line down through the point that was chosen. */
export function drawChoice(plot, at, colour) {
  const { ctx, bbox } = plot;
  const x = plot.valToPos(plot.data[0][at], 'x', true);
  ctx.save();
  Object.assign(ctx, { strokeStyle: colour, lineWidth: devicePixelRatio });
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

/**
 * Which point a click means: a mark near it before the point below it, as marks are what people click for.
 *
 * @param {number} x of the click, in the window
 * @param {number[]} marked the places of the points with a mark
 */
export function meant(plot, x, marked) {
  const left = x - plot.over.getBoundingClientRect().left;
  const away = at => Math.abs(plot.valToPos(plot.data[0][at], 'x') - left);
  const near = marked.filter(at => away(at) <= NEAR).sort((a, b) => away(a) - away(b));
  return near[0] ?? plot.posToIdx(left);
}

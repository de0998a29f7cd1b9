// Marks in a chart. Their shapes differ, so that they can be told apart without colour.

const SIZE = 4.5;

/** A click within this distance selects a mark, in CSS pixels: the size of a fingertip. */
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
 * Draws the marks of one series. A value beyond the scale is drawn at its edge, so that a price a hundred times too
 * high is visible without flattening the line.
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

/** Shades what is between two values. */
export function drawZone(plot, [low, high], colour) {
  const { ctx, bbox } = plot;
  const top = plot.valToPos(high, 'y', true);
  ctx.save();
  ctx.fillStyle = colour;
  ctx.fillRect(bbox.left, top, bbox.width, plot.valToPos(low, 'y', true) - top);
  ctx.restore();
}

/** A vertical line through the chosen point. */
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
 * The point that a click selects: the nearest mark within reach, else the point below it.
 *
 * @param {number} x of the click, in the window
 * @param {number[]} marked the indexes of the points with a mark
 */
export function meant(plot, x, marked) {
  const left = x - plot.over.getBoundingClientRect().left;
  const away = at => Math.abs(plot.valToPos(plot.data[0][at], 'x') - left);
  const near = marked.filter(at => away(at) <= NEAR).sort((a, b) => away(a) - away(b));
  return near[0] ?? plot.posToIdx(left);
}

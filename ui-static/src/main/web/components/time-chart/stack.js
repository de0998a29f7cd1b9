// Values that add up, drawn one on the other. The last series is drawn first and reaches highest; each before it covers
// its lower part.

const COLOURS = 3;
const MONTH = 2_678_400;

/**
 * The heights of all series, the last series first: each is the sum of its own value and those before it.
 *
 * @param {{values: (?string)[]}[]} points
 * @param {number} count of series
 * @returns {number[][]} binary numbers, for drawing only
 */
export function cumulated(points, count) {
  const heights = Array.from({ length: count }, () => []);
  for (const { values } of points) {
    let height = 0;
    for (let place = 0; place < count; place++) {
      height += Math.max(0, Number(values[place] ?? 0));
      heights[place].push(height);
    }
  }
  return heights.reverse();
}

/** How a bar for each month is drawn. */
export const bars = {
  paths: () => window.uPlot.paths.bars({ size: [0.7, 48] }),
  range: (_, least, most) => [least - MONTH / 2, most + MONTH / 2],
  /** The months below which there is room for a name. */
  splits: (plot, _axis, least, most) => {
    const shown = plot.data[0].filter(time => time >= least && time <= most);
    const each = Math.ceil((shown.length * 76) / Math.max(76, plot.width - 80));
    return shown.filter((_time, place) => place % each === 0);
  },
};

/** The fill of a series, as the class `area-<place>` has it: solid, slanted, level or upright lines. */
export function fillOf(place, colour) {
  const ink = colour(`--chart-${place % COLOURS}`);
  const kind = Math.floor(place / COLOURS) % 4;
  if (kind === 0) return ink;
  const size = Math.round((kind === 1 ? 7 : 4) * devicePixelRatio);
  const tile = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const ctx = tile.getContext('2d');
  ctx.fillStyle = colour('--paper');
  ctx.fillRect(0, 0, size, size);
  Object.assign(ctx, { strokeStyle: ink, lineWidth: devicePixelRatio * (kind === 1 ? 2 : 1) });
  for (const [x, y, toX, toY] of LINES[kind - 1]) {
    ctx.moveTo(x * size, y * size);
    ctx.lineTo(toX * size, toY * size);
  }
  ctx.stroke();
  return ctx.createPattern(tile, 'repeat');
}

/** The lines of a tile, which go on in the next one. */
const LINES = [
  [
    [-0.5, 0.5, 0.5, -0.5],
    [-0.5, 1.5, 1.5, -0.5],
    [0.5, 1.5, 1.5, 0.5],
  ],
  [[0, 0.5, 1, 0.5]],
  [[0.5, 0, 0.5, 1]],
];

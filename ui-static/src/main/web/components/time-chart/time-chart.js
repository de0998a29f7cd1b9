import { date, dayAndMonth, monthAndYear } from 'app/format.js';
import { script, style } from 'app/script.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import '../data-table/data-table.js';
import { drawChoice, drawMarks, drawZone, meant } from './marks.js';
import { bars, cumulated, fillOf } from './stack.js';

const HEIGHT = 220;

/** When one of them changes, colours change. Paper is always light. */
const QUERIES = ['(prefers-color-scheme: dark)', 'print'];

/**
 * A line chart over time. The pointer or the arrow keys read a point with its exact value and date; `t` shows a table.
 * Values are decimals as strings: lines are drawn from the nearest binary numbers, but the exact text is read out.
 *
 *     <ta-time-chart
 *       caption="Value over time"
 *       .points=${[{ at: '2026-03-02', values: ['48426.98', null] }]}
 *       .series=${[{ label: 'Value £', show: text => amount(text) }, { label: 'Finding', mark: 'dot', show: … }]}
 *     ></ta-time-chart>
 *
 * A series with `mark` (`dot`, `ring` or `cross`) is drawn as marks, with `dashed` as a dashed line, with `joined`
 * across its gaps. With `stacked`, the values lie one on the other as areas, or as bars of months, each filled in its
 * own way.
 *
 * @element ta-time-chart
 * @prop {string} caption - the name of the chart
 * @prop {{at: string, values: (?string)[]}[]} points - in the order of time
 * @prop {object[]} series - one for each value: `label`, `show(text)`, and optionally `axis(text)`, `mark`, `dashed`,
 *     `joined`, and `fill`, the number of its fill if it is not its place
 * @prop {?string[]} zone - two values; what is between them is shaded
 * @prop {'areas'|'bars'} stacked - how values that add up are drawn; each point of `bars` is the first day of a month
 * @prop {boolean} selectable - whether a click or Enter chooses a point
 * @prop {string} chosen - the `at` of the chosen point
 *
 * @fires {CustomEvent<object>} point-chosen - the point
 */
class TimeChart extends View {
  static properties = {
    caption: {},
    points: { attribute: false },
    series: { attribute: false },
    zone: { attribute: false },
    stacked: {},
    selectable: { type: Boolean },
    chosen: {},
    asTable: { state: true },
    at: { state: true },
  };

  constructor() {
    super();
    this.redraw = () => this.draw();
    this.resized = new ResizeObserver(() => this.plot?.setSize({ width: this.width(), height: HEIGHT }));
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('theme', this.redraw);
    for (const query of QUERIES) matchMedia(query).addEventListener('change', this.redraw);
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('theme', this.redraw);
    for (const query of QUERIES) matchMedia(query).removeEventListener('change', this.redraw);
    this.resized.disconnect();
    this.plot?.destroy();
    this.plot = null;
  }

  render() {
    const read = this.points[this.at ?? this.points.length - 1];
    return html`<figure class="chart" @keydown=${this.key}>
      <figcaption>
        <span>${this.caption}</span>
        <span class="reading" aria-live="polite">${read ? this.reading(read) : nothing}</span>
        <button class="plain" aria-pressed=${Boolean(this.asTable)}
          @click=${() => (this.asTable = !this.asTable)}>Table</button>
      </figcaption>
      <div class="plot" ?hidden=${this.asTable} tabindex="0" role="img"
        aria-label="${this.caption}: ${this.points.length} points; arrow keys read them, ${
          this.selectable ? 'Shift and an arrow go to the next mark, Enter chooses one, ' : ''
        }t shows the table" @click=${this.clicked}></div>
      ${this.asTable ? this.table() : nothing}
    </figure>`;
  }

  reading(point) {
    return html`<time datetime=${point.at}>${this.when(point.at)}</time>
      ${this.series.map((line, place) =>
        point.values[place] == null && !this.stacked
          ? nothing
          : html`<span><i class=${this.keyOf(line, place)}></i>${line.label}
            <b>${point.values[place] == null ? '–' : line.show(point.values[place])}</b></span>`,
      )}`;
  }

  keyOf({ mark = '', fill }, place) {
    return this.stacked ? `area area-${(fill ?? place) % 12}` : `key key-${place} ${mark}`;
  }

  when(at) {
    return this.stacked === 'bars' ? monthAndYear(at) : date(at);
  }

  table() {
    return html`<ta-table caption=${this.caption} .rows=${[...this.points].reverse()} .keyOf=${point => point.at}
      .columns=${[
        { label: 'Date', value: point => point.at, show: point => this.when(point.at) },
        ...this.series.map((line, place) => ({
          label: line.label,
          figure: true,
          value: point => point.values[place],
          show: point =>
            point.values[place] === null || point.values[place] === undefined ? '' : line.show(point.values[place]),
        })),
      ]}></ta-table>`;
  }

  updated(changed) {
    if (changed.has('chosen')) this.plot?.redraw(false);
    if (
      changed.has('points') ||
      changed.has('series') ||
      changed.has('zone') ||
      (changed.has('asTable') && !this.asTable)
    )
      this.draw();
  }

  async draw() {
    await Promise.all([script('uplot/dist/uPlot.iife.min.js'), style('uplot/dist/uPlot.min.css')]);
    const plot = this.querySelector('.plot');
    if (!plot || this.asTable || this.points.length === 0) return;
    this.plot?.destroy();
    this.plot = new window.uPlot(this.options(), this.drawn(), plot);
  }

  drawn() {
    const times = this.points.map(point => Date.parse(point.at) / 1000);
    if (this.stacked) return [times, ...cumulated(this.points, this.series.length)];
    return [
      times,
      ...this.series.map((_, place) =>
        this.points.map(({ values }) => (values[place] == null ? null : Number(values[place]))),
      ),
    ];
  }

  options() {
    const colour = name => getComputedStyle(this).getPropertyValue(name).trim();
    const axis = {
      stroke: colour('--quiet'),
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
      font: `13px ${colour('--sans')}`,
    };
    return {
      width: this.width(),
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: {
        x: { time: true, range: this.stacked === 'bars' ? bars.range : undefined },
        y: { range: (_plot, least, most) => (this.stacked ? [0, most || 1] : this.extent(least, most)) },
      },
      axes: [
        {
          ...axis,
          space: 76,
          size: 32,
          ...(this.stacked === 'bars'
            ? { splits: bars.splits, values: (_, ticks) => ticks.map(tick => monthAndYear(instant(tick))) }
            : { values: (_, ticks) => ticks.map((tick, place) => dayOrYear(tick, ticks[place - 1])) }),
        },
        {
          ...axis,
          size: 72,
          values: (_, ticks) => ticks.map(tick => this.series[0].axis?.(String(tick)) ?? tick.toLocaleString('en-GB')),
        },
      ],
      series: [
        {},
        ...(this.stacked
          ? this.series.map(({ fill }, place) => this.layer(fill ?? place, colour)).reverse()
          : this.series.map((line, place) => this.line(line, colour(`--chart-${place}`)))),
      ],
      hooks: {
        setCursor: [plot => (this.at = plot.cursor.idx ?? undefined)],
        drawClear: [plot => this.zone && drawZone(plot, this.zone.map(Number), colour('--lit'))],
        draw: [plot => this.mark(plot, colour)],
      },
    };
  }

  line(line, stroke) {
    if (line.mark) return { stroke, paths: () => null, points: { show: false } };
    return {
      stroke,
      width: 1.5,
      dash: line.dashed ? [4, 4] : undefined,
      spanGaps: Boolean(line.joined),
      points: { show: false },
    };
  }

  layer(fill, colour) {
    return {
      stroke: colour('--paper'),
      width: 1,
      fill: () => fillOf(fill, colour),
      paths: this.stacked === 'bars' ? bars.paths() : undefined,
      points: { show: false },
    };
  }

  mark(plot, colour) {
    const at = this.points.findIndex(point => point.at === this.chosen);
    if (at >= 0) drawChoice(plot, at, colour('--accent'));
    this.series.forEach((line, place) => {
      if (line.mark) drawMarks(plot, place + 1, line.mark, colour(`--chart-${place}`));
    });
  }

  /** The range of the lines; marks do not count. */
  extent(least, most) {
    const drawn = this.series.flatMap((line, place) =>
      line.mark ? [] : this.points.map(({ values }) => values[place]),
    );
    const sizes = [...drawn, ...(this.zone ?? [])].filter(value => value !== null && value !== undefined).map(Number);
    if (sizes.length === 0) return window.uPlot.rangeNum(least, most, 0.1, true);
    return window.uPlot.rangeNum(Math.min(...sizes), Math.max(...sizes), 0.1, true);
  }

  width() {
    return Math.max(200, this.querySelector('figure')?.clientWidth ?? this.clientWidth);
  }

  key(event) {
    if (event.target.closest('input, button') && event.key !== 't') return;
    const step = { ArrowLeft: -1, ArrowRight: 1, PageUp: -20, PageDown: 20 }[event.key];
    const at = this.at ?? this.points.length - 1;
    if (event.key === 't') this.asTable = !this.asTable;
    else if (step) this.read((this.selectable && event.shiftKey ? this.nextMark(at, step) : null) ?? at + step);
    else if (event.key === 'Enter' && this.selectable) this.tell('point-chosen', this.points[at]);
    else return;
    event.preventDefault();
  }

  clicked(event) {
    if (this.selectable && this.plot)
      this.tell('point-chosen', this.points[meant(this.plot, event.clientX, this.marked())]);
  }

  /** The indexes of all points with a mark. */
  marked() {
    const marks = this.series.flatMap((line, place) => (line.mark ? [place] : []));
    return [...this.points.keys()].filter(at => marks.some(place => this.points[at].values[place] != null));
  }

  nextMark(from, step) {
    const marked = this.marked();
    return step > 0 ? marked.find(at => at > from) : marked.findLast(at => at < from);
  }

  read(place) {
    this.at = Math.max(0, Math.min(this.points.length - 1, place));
    const left = this.plot.valToPos(Date.parse(this.points[this.at].at) / 1000, 'x');
    this.plot.setCursor({ left, top: 0 }, false);
  }
}

/** A day for the axis; the year is shown only where it begins, since there is little room. */
function dayOrYear(tick, before) {
  return before === undefined || instant(before).slice(0, 4) !== instant(tick).slice(0, 4)
    ? monthAndYear(instant(tick))
    : dayAndMonth(instant(tick));
}

const instant = seconds => new Date(seconds * 1000).toISOString();

customElements.define('ta-time-chart', TimeChart);

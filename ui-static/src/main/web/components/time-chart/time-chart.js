import { date, dayAndMonth, monthAndYear } from 'app/format.js';
import { script, style } from 'app/script.js';
import { View } from 'app/view.js';
import { html, nothing } from 'lit';
import '../data-table/data-table.js';
import { drawChoice, drawMarks, meant } from './marks.js';

const HEIGHT = 220;

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
 * across its gaps.
 *
 * @element ta-time-chart
 * @prop {string} caption - the name of the chart
 * @prop {{at: string, values: (?string)[]}[]} points - in the order of time
 * @prop {object[]} series - one for each value: `label`, `show(text)`, and optionally `axis(text)`, `mark`, `dashed`,
 *     `joined`
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
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', this.redraw);
    this.resized.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('theme', this.redraw);
    matchMedia('(prefers-color-scheme: dark)').removeEventListener('change', this.redraw);
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
    return html`<time datetime=${point.at}>${date(point.at)}</time>
      ${this.series.map((line, place) =>
        point.values[place] === null || point.values[place] === undefined
          ? nothing
          : html`<span><i class="key key-${place} ${line.mark ?? ''}"></i>${line.label}
            <b>${line.show(point.values[place])}</b></span>`,
      )}`;
  }

  table() {
    return html`<ta-table caption=${this.caption} .rows=${[...this.points].reverse()} .keyOf=${point => point.at}
      .columns=${[
        { label: 'Date', value: point => point.at, show: point => date(point.at) },
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
    if (changed.has('points') || changed.has('series') || (changed.has('asTable') && !this.asTable)) this.draw();
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
      scales: { x: { time: true }, y: { range: (_plot, least, most) => this.extent(least, most) } },
      axes: [
        { ...axis, space: 76, values: (_, ticks) => ticks.map((tick, place) => dayOrYear(tick, ticks[place - 1])) },
        {
          ...axis,
          size: 72,
          values: (_, ticks) => ticks.map(tick => this.series[0].axis?.(String(tick)) ?? tick.toLocaleString()),
        },
      ],
      series: [{}, ...this.series.map((line, place) => this.line(line, colour(`--chart-${place}`)))],
      hooks: { setCursor: [plot => (this.at = plot.cursor.idx ?? undefined)], draw: [plot => this.mark(plot, colour)] },
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
    const sizes = drawn.filter(value => value !== null && value !== undefined).map(Number);
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
  const at = seconds => new Date(seconds * 1000).toISOString();
  return before === undefined || at(before).slice(0, 4) !== at(tick).slice(0, 4)
    ? monthAndYear(at(tick))
    : dayAndMonth(at(tick));
}

customElements.define('ta-time-chart', TimeChart);

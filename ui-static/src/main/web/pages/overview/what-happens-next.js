import { isNegative, isZero, times } from 'app/decimal.js';
import { count, date, longDate, money, percent, plain, words } from 'app/format.js';
import { View } from 'app/view.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';

/**
 * The next steps: the open recommendation, problems, the next task, and the waves and sunsets.
 *
 *     <ta-what-happens-next .dashboard=${dashboard} base="/portfolios/…"></ta-what-happens-next>
 *
 * @element ta-what-happens-next
 * @prop {object} dashboard - from `GET …/dashboard`
 * @prop {string} base - the path of the portfolio
 */
class WhatHappensNext extends View {
  static properties = { dashboard: { attribute: false }, base: {} };

  render() {
    return html`<ul class="next">
      ${this.advice()} ${this.today()} ${this.calendar()} ${this.dashboard.waves.map(wave => this.wave(wave))}
        ${this.sunset()}
    </ul>`;
  }

  advice() {
    const { recommendation: open, currency } = this.dashboard;
    if (!open) return nothing;
    const sums = [
      isZero(open.buys) ? null : `buy for about ${money(open.buys, currency)}`,
      isZero(open.sells) ? null : `sell for about ${money(open.sells, currency)}`,
    ].filter(Boolean);
    return html`<li class="do">
      <strong>To do:</strong> ${count(open.orders, 'order')} of ${longDate(open.as_of)}, ${sums.join(', ')}.
      <a href="${this.base}/advice/${open.id}">See the advice</a>
    </li>`;
  }

  today() {
    const { today } = this.dashboard;
    if (today?.reasons.includes('WITHDRAWAL_SHORTFALL'))
      return html`<li class="do look">
        <strong>The withdrawal falls short:</strong> what may be sold today does not raise all of it.
        <a href="${this.base}/strategy?clause=/cadence/monthly/withdrawal">See the clause</a>
      </li>`;
    if (today?.outcome !== 'BLOCKED') return nothing;
    const blocking = today.findings.filter(finding => finding.blocks);
    return html`<li class="do look">
      <strong>No recommendation today:</strong> ${count(blocking.length, 'price')} did not pass the checks
      (${blocking.map(finding => finding.listing.split(':')[1]).join(', ')}).
      <a href="${this.base}/market/findings">Review the findings</a>
    </li>`;
  }

  calendar() {
    const next = this.dashboard.next;
    if (!next) return nothing;
    const allocation = next.occasions.find(occasion => occasion.task === 'MONTHLY_ALLOCATION');
    const quarter = next.occasions.find(occasion => occasion.cadence === 'QUARTERLY');
    if (!allocation) return this.withoutAllocation(next.occasions[0]);
    return html`<li class=${allocation.due ? 'do' : ''}>
      <strong>${allocation.due ? 'Due:' : 'Next:'}</strong> ${words(allocation.task)}
        ${allocation.due ? 'since' : 'on'} ${date(allocation.local.slice(0, 10))}, ${allocation.local.slice(11)}${
          allocation === quarter ? ' (quarterly)' : quarter ? `; quarterly on ${date(quarter.local.slice(0, 10))}` : ''
        }.
      ${allocation.due ? html`<a href="${this.base}/runs">Run it now</a>` : nothing}
      <a href="${this.base}/tasks">See the tasks</a>
    </li>`;
  }

  /** The monthly allocation may be paused or deleted. */
  withoutAllocation(first) {
    return html`<li class=${first?.due ? 'do' : ''}>
      <strong>${first?.due ? 'Due:' : 'Next:'}</strong> ${
        first
          ? `${words(first.task)} ${first.due ? 'since' : 'on'} ${date(first.local.slice(0, 10))}, ` +
            `${first.local.slice(11)}; no allocation is planned.`
          : 'nothing is planned.'
      }
      <a href="${this.base}/tasks">See the tasks</a>
    </li>`;
  }

  wave(wave) {
    const clause = html`${term('wave', 'Wave')} <a href="${this.base}/strategy?clause=${wave.clause}"
      >${wave.name}</a>`;
    const size = money(wave.deploy, this.dashboard.currency);
    if (wave.status === 'DEPLOYED') return html`<li class="quiet">${clause} is deployed.</li>`;
    if (!isNegative(wave.to_go) && !isZero(wave.to_go)) {
      return html`<li>${clause} (${size}) at a drawdown of ${percent(wave.drawdown_at_least, 0)}, now
        ${percent(wave.drawdown)}:
        ${plain(times(wave.to_go, '100').replace(/(\.\d).*/, '$1'))} points to go.</li>`;
    }
    return html`<li class="do">${clause} (${size}) fires: the drawdown is ${percent(wave.drawdown)}.</li>`;
  }

  sunset() {
    const sunset = this.dashboard.sunsets.find(each => each.status !== 'APPLIED');
    if (!sunset) return nothing;
    return html`<li>${term('sunset', 'Sunset')} on
      <a href="${this.base}/strategy?clause=${sunset.clause}">${date(sunset.date)}</a>:
      ${percent(sunset.fraction, 0)} of the ${term('cash park')}${
        sunset.days_to_go > 0 ? `, in ${count(sunset.days_to_go, 'day')}` : ', due'
      }.</li>`;
  }
}

customElements.define('ta-what-happens-next', WhatHappensNext);

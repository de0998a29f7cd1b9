import { compare, isZero } from 'app/decimal.js';
import { plain } from 'app/format.js';
import { forget } from 'app/leaving.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { term } from 'components/term-hint/term-hint.js';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { percentsOf, withFund, withoutFund, withTargets } from './answers.js';
import { choiceField, clauses } from './fields.js';
import './fund-search.js';
import { lacking, shared } from './shares.js';

const INCOME = [
  ['accumulating', 'income is kept in it'],
  ['distributing', 'income is paid out'],
];
export const TYPES = ['ETF', 'ETC', 'FUND', 'GILT', 'BOND', 'SHARE'];

/** The funds, one sleeve to a row, and the targets, which sum to 100 %. */
export function fundsSection(form, doc) {
  const { sleeves } = doc;
  const percents = percentsOf(doc);
  return form.section(
    'funds',
    'What do you hold, and how much of each?',
    html`<p>Each row is a ${term('sleeve')}: a part of your portfolio with a target, and one fund or more in it. When
        you move a target, the others make room, so that all together stay 100 %; those that you keep do not
        move.</p>
      ${sleeves.length ? nothing : html`<p class="empty">No fund yet. Search for your first one below.</p>`}
      ${sleeves.map((sleeve, index) => row(form, doc, sleeve, index, percents))}
      ${sleeves.length ? total(form, percents) : nothing}
      ${parked(doc)}`,
  );
}

/** A search for a fund more. */
export function addSection(form, doc) {
  return form.section(
    'add',
    doc.sleeves.length ? 'Another fund?' : 'Which fund do you want to hold first?',
    html`<ta-fund-search currency=${form.currency} .sleeves=${doc.sleeves}
      @fund-chosen=${({ detail }) => {
        const isThere = doc.instruments.some(({ listing }) => listing === detail.fund.listing);
        if (!isThere) form.write(withFund(form.text, detail.fund, detail.into));
      }}></ta-fund-search>`,
  );
}

function row(form, doc, sleeve, index, percents) {
  const { code, name, at } = sleeve;
  const key = `${at}/target_weight`;
  const refused = form.refused.get(key);
  const fault = form.faultAt(key);
  const inside = doc.instruments.filter(one => one.sleeve === code);
  const percent = percents[index];
  return html`<div class="sleeve-answer" role="group" aria-label=${name || code}>
    <p class="what"><strong>${name || code}</strong> <code class="quiet">${code}</code></p>
    <input class="slider" type="range" min="0" max="100" step="1" aria-label="Target of ${name || code}, slider"
      aria-valuetext="${plain(percent)} %" .value=${live(percent)} @input=${event => slide(form, event.target, index)}>
    <span class="target"><input class="figure" inputmode="decimal" autocomplete="off" maxlength="20"
      aria-label="Target of ${name || code}, percent" aria-invalid=${fault ? 'true' : nothing}
      aria-describedby=${fault ? `fault-${code}` : nothing}
      .value=${live(refused?.typed ?? plain(percent))}
      @change=${event => typeTarget(form, event.target, key, index, percents)}> %</span>
    <label class="check"><input type="checkbox" .checked=${live(form.kept.has(code))} @change=${({ target }) => {
      form.kept[target.checked ? 'add' : 'delete'](code);
      forget(target.parentElement);
      form.requestUpdate();
    }}> keep</label>
    <p class="fault" id="fault-${code}" role="status">${fault ?? nothing}</p>
    ${clauses(form, [key])}
    ${isZero(percent) ? html`<p class="quiet">Nothing of it is bought until you give it a target.</p>` : nothing}
    ${inside.map(fund => fundRow(form, doc, fund))}
    ${
      inside.length
        ? nothing
        : html`<p class="fault">No fund is in it. Add one to ${code} below, or take it out in the JSON.</p>`
    }
    ${doc.keys('/drift_bands').length > 1 ? band(form, doc, at) : nothing}
  </div>`;
}

function fundRow(form, doc, { at, listing, name, isin, type }) {
  const types = [...new Set([...TYPES, ...doc.instruments.map(one => one.type)])].map(one => [one, one]);
  return html`<details class="fund"><summary>${listing} <span class="quiet">${name}</span></summary>
    <p class="quiet">${isin}. Type and income come from the list of known funds, or are guessed from the name: check
      them.</p>
    <div class="row">
      ${choiceField(form, { label: `Type of ${listing}`, pointer: `${at}/type`, options: types, fallback: type })}
      ${choiceField(form, { label: 'Income', pointer: `${at}/distribution`, options: INCOME, fallback: '' })}
      <p><button type="button" class="plain" @click=${() => takeOut(form, doc, listing)}>Take ${listing}
        out</button></p>
    </div>
    ${clauses(form, [at])}</details>`;
}

const band = (form, doc, at) =>
  choiceField(form, {
    label: 'Its band',
    pointer: `${at}/drift_band`,
    options: doc.keys('/drift_bands').map(name => [name, name]),
    fallback: '',
  });

/** The sum, which is always visible, and a button where it is not 100 %. */
function total(form, percents) {
  const { sum, lacks, complete } = lacking(percents, '100');
  const isLess = !lacks.startsWith('-');
  return html`<p class=${complete ? 'sum' : 'sum stop'} role="status">Sum of the targets: <b>${plain(sum)} %</b>
    ${
      complete
        ? nothing
        : html`✕ ${plain(isLess ? lacks : lacks.slice(1))} % ${isLess ? 'are missing' : 'too much'}.
          <button type="button" class="plain" @click=${() =>
            form.write(withTargets(form.text, shared(percents, '100', null, '0', keptPlaces(form))))}>Make it
            100 %</button>`
    }</p>`;
}

function keptPlaces(form) {
  const places = form.doc.sleeves.flatMap(({ code }, index) => (form.kept.has(code) ? [index] : []));
  return new Set(places);
}

/** While a slider is moved to and fro, the others keep the proportions that they had before. */
function slide(form, input, index) {
  const percents = percentsOf(form.doc);
  const { slid } = form;
  const isSame = slid?.index === index && slid.after.every((percent, place) => compare(percent, percents[place]) === 0);
  const before = isSame ? slid.before : percents;
  const after = shared(before, '100', index, input.value, keptPlaces(form));
  form.slid = { index, before, after };
  for (const key of form.refused.keys()) if (key.startsWith('/sleeves/')) form.refused.delete(key);
  form.write(withTargets(form.text, after));
  forget(input.parentElement);
}

function typeTarget(form, input, key, index, percents) {
  const kept = keptPlaces(form);
  const free = shared(percents, '100', index, '100', kept)[index];
  form.take(input, {
    key,
    kind: 'percent',
    optional: false,
    check: figure => {
      if (compare(figure, free) > 0)
        return `At most ${plain(free)} %${kept.size ? ', as the others that you keep need the rest' : ''}.`;
      const after = shared(percents, '100', index, figure, kept);
      return compare(after[index], figure) === 0
        ? null
        : `It must be ${plain(after[index])} %, as you keep the others.`;
    },
    write: figure => withTargets(form.text, shared(percents, '100', index, figure, kept)),
  });
}

/** Asks before a fund goes, and says where else it is named. */
async function takeOut(form, doc, listing) {
  const fund = doc.instruments.find(one => one.listing === listing);
  const alone = doc.instruments.filter(one => one.sleeve === fund.sleeve).length === 1;
  const percent = percentsOf(doc)[doc.sleeves.findIndex(({ code }) => code === fund.sleeve)];
  const named = doc.namedIn(alone ? [listing, fund.sleeve] : [listing]);
  const done = await confirm({
    title: `Take ${listing} out`,
    body: html`<p>${fund.name} leaves the policy${
      alone && percent && !isZero(percent) ? `, and its target of ${plain(percent)} % is shared among the others` : ''
    }. This sells nothing: what you hold of it belongs to no sleeve then.</p>
    ${
      named.length
        ? html`<p>It is also named in ${named.map(
            ({ pointer }) => html`<code>${pointer}</code> `,
          )}, which the form does not show. That will be an error until you change it in the JSON.</p>`
        : nothing
    }`,
    verb: 'Take it out',
    act: async () => true,
  });
  if (!done) return;
  form.refused.clear(); // They are kept by place, and places move.
  form.write(withoutFund(form.text, listing, form.kept));
}

/** Funds that belong to no sleeve with a target. */
function parked(doc) {
  const funds = doc.instruments.filter(({ sleeve }) => sleeve === 'cash_park');
  return funds.length
    ? html`<p>In the ${term('cash park')}, without a target: ${funds.map(({ listing }) => listing).join(', ')}.</p>`
    : nothing;
}

import { get, withQuery } from 'app/api.js';
import { isZero } from 'app/decimal.js';
import { go } from 'app/router.js';
import { session } from 'app/session.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { withTerms } from 'components/policy-form/answers.js';
import { firstPolicy, fundOf } from 'components/policy-form/first-policy.js';
import { PolicyDoc } from 'components/policy-form/policy-doc.js';
import { html } from 'lit';

const LAST_TAB = 'tab of drafts';

/** Keeps whether the user edits drafts in the form or in the JSON. */
export function rememberTab(tab) {
  if (tab !== 'manifesto') localStorage.setItem(LAST_TAB, tab);
}

/** The address of a draft: in the form, unless the user last edited one in the JSON. */
export function draftPath(portfolio, number, tab = localStorage.getItem(LAST_TAB) ?? 'form') {
  const path = `/portfolios/${portfolio}/strategy/versions/${number}`;
  return tab === 'form' ? `${path}?tab=form` : path;
}

const reasonField = html`<label>Reason (optional) <input name="reason" maxlength="4000" autocomplete="off"></label>`;

/** Creates a draft as a copy of a version, and opens it. */
export const draftFrom = (portfolio, number) =>
  ask(portfolio, {
    title: 'Create a draft',
    body: html`<p>The draft starts as a copy of version ${number} with its manifesto. It has no effect until you
      approve it.</p>${reasonField}`,
    texts: () => ({ from: number }),
  });

/** Creates a draft from a text. Without a manifesto it keeps that of the active version. */
export const draftOf = (portfolio, policy, what, manifesto = null) =>
  ask(portfolio, {
    title: 'Create a draft',
    body: html`<p>The draft starts as ${what}. It has no effect until you approve it.</p>${reasonField}`,
    texts: () => ({ policy, manifesto }),
  });

/** Creates a draft from a file or a pasted text. */
export const draftFromFile = portfolio =>
  ask(portfolio, {
    title: 'Create a draft from a file',
    body: html`<p>A policy is a JSON file. Errors in it will be shown. It has no effect until you
      approve it.</p>
      <label>File <input type="file" accept=".json,application/json,text/plain" @change=${fill}></label>
      <label>Or paste its text <textarea name="policy" class="policy-input" required
        spellcheck="false"></textarea></label>
      ${reasonField}`,
    texts: fields => ({ policy: fields.get('policy').replaceAll('\r\n', '\n') }),
    tab: 'policy',
  });

/** Creates a draft from the shipped policy. */
export async function draftOfShipped(portfolio) {
  const { policy, manifesto } = await get('/policy-sample');
  return draftOf(
    portfolio,
    policy,
    'the shipped policy: six sleeves, two bands, a monthly contribution and a cash park',
    manifesto,
  );
}

/** Creates a draft from a sample policy, which has no manifesto, and opens it in the form. */
export async function draftOfSample(portfolio, { title, policy: sample }) {
  const found = await Promise.all(new PolicyDoc(sample).instruments.map(({ listing }) => foundListing(listing)));
  const policy = found.filter(Boolean).reduce(withTerms, sample);
  return ask(portfolio, {
    title: 'Create a draft',
    body: html`<p>The draft starts as the “${title}”. Its funds and figures are examples, not advice: change
      them to yours. It has no effect until you approve it.</p>${reasonField}`,
    texts: () => ({ policy, manifesto: '' }),
    tab: 'form',
  });
}

/** Creates a draft with a sleeve for each fund held, and opens it in the form. */
export async function draftOfHoldings(portfolio) {
  const { base_currency: currency, time_zone: zone, name } = session.portfolio(portfolio);
  const [holdings, { policy: shipped }] = await Promise.all([
    get(`/portfolios/${portfolio}/holdings`),
    get('/policy-sample'),
  ]);
  const held = holdings.filter(({ units }) => !isZero(units));
  const funds = await Promise.all(held.map(holding => heldFund(holding, currency)));
  const policy = firstPolicy({ title: name, currency, zone }, funds, shipped);
  return ask(portfolio, {
    title: 'Write a policy in a form',
    body: html`<p>${
      funds.length
        ? `Each fund that you hold becomes a part of its own, with its share of the value as its target; of the cost,
            where a price is missing. `
        : 'You hold nothing yet, so the form begins empty: you search for your funds. '
    }You change all of it in the form. It has no effect until you approve it.</p>${reasonField}`,
    texts: () => ({ policy, manifesto: '' }),
    tab: 'form',
  });
}

/** A holding with what the registry and the starter list know of it. */
async function heldFund(holding, currency) {
  const known = await foundListing(holding.listing);
  return fundOf({ ...known, ...holding }, currency);
}

/** A listing as the registry or the starter list has it; undefined if neither does. */
async function foundListing(name) {
  const found = await get(withQuery('/listings/search', { q: name }));
  return found.find(({ listing }) => listing === name);
}

async function ask(portfolio, { title, body, texts, tab }) {
  const made = await confirm({
    title,
    body,
    verb: 'Create the draft',
    act: (fields, send) =>
      send(`/portfolios/${portfolio}/strategy/versions`, { ...texts(fields), reason: fields.get('reason') }),
  });
  if (!made) return;
  go(draftPath(portfolio, made.version.number, tab));
}

async function fill({ target }) {
  const [file] = target.files;
  if (file) target.form.elements.policy.value = await file.text();
}

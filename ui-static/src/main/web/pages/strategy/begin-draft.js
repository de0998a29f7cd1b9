import { get, post, put } from 'app/api.js';
import { go } from 'app/router.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html } from 'lit';

const reasonField = html`<label>What it is for <input name="reason" maxlength="4000" autocomplete="off"></label>`;

/** Begins a draft as a copy of a version, and goes to it. */
export const draftFrom = (portfolio, number) =>
  ask(portfolio, {
    title: 'Begin a draft',
    body: html`<p>It begins as a copy of version ${number}, with its manifesto. It decides nothing until you
      approve it.</p>${reasonField}`,
    texts: () => ({ from: number }),
  });

/** Begins a draft from a text that is already there. */
export const draftOf = (portfolio, policy, what, manifesto = null) =>
  ask(portfolio, {
    title: 'Begin a draft',
    body: html`<p>It begins as ${what}. It decides nothing until you approve it.</p>${reasonField}`,
    texts: () => ({ policy }),
    manifesto,
  });

/** Begins a draft from a file, or from what is pasted. */
export const draftFromFile = portfolio =>
  ask(portfolio, {
    title: 'Begin a draft from a file',
    body: html`<p>A policy is a JSON file. What is wrong with it will be said; it decides nothing
      until you approve it.</p>
      <label>File <input type="file" accept=".json,application/json,text/plain" @change=${fill}></label>
      <label>Or its text <textarea name="policy" class="policy-input" required spellcheck="false"></textarea></label>
      ${reasonField}`,
    texts: fields => ({ policy: fields.get('policy').replaceAll('\r\n', '\n') }),
  });

/** Begins a draft with the policy that is shipped. */
export async function draftOfSample(portfolio) {
  const { policy, manifesto } = await get('/policy-sample');
  return draftOf(
    portfolio,
    policy,
    'the policy that is shipped: six sleeves, two bands, a monthly contribution and a cash park',
    manifesto,
  );
}

async function ask(portfolio, { title, body, texts, manifesto = null }) {
  const made = await confirm({
    title,
    body,
    verb: 'Begin the draft',
    act: fields =>
      post(`/portfolios/${portfolio}/strategy/versions`, { ...texts(fields), reason: fields.get('reason') }),
  });
  if (!made) return;
  const path = `/portfolios/${portfolio}/strategy/versions/${made.version.number}`;
  if (manifesto) await put(path, { policy: made.policy, manifesto });
  go(path);
}

async function fill({ target }) {
  const [file] = target.files;
  if (file) target.form.elements.policy.value = await file.text();
}

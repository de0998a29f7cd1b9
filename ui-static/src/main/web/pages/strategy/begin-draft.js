import { get } from 'app/api.js';
import { go } from 'app/router.js';
import { confirm } from 'components/confirm-dialog/confirm-dialog.js';
import { html } from 'lit';

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
  });

/** Creates a draft from the sample policy. */
export async function draftOfSample(portfolio) {
  const { policy, manifesto } = await get('/policy-sample');
  return draftOf(
    portfolio,
    policy,
    'the sample policy: six sleeves, two bands, a monthly contribution and a cash park',
    manifesto,
  );
}

async function ask(portfolio, { title, body, texts }) {
  const made = await confirm({
    title,
    body,
    verb: 'Create the draft',
    act: (fields, send) =>
      send(`/portfolios/${portfolio}/strategy/versions`, { ...texts(fields), reason: fields.get('reason') }),
  });
  if (!made) return;
  go(`/portfolios/${portfolio}/strategy/versions/${made.version.number}`);
}

async function fill({ target }) {
  const [file] = target.files;
  if (file) target.form.elements.policy.value = await file.text();
}

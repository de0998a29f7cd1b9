// The secret of the link stands behind '#', which a browser sends to nobody.
const form = document.getElementById('form');
const first = document.getElementById('first');
const said = document.getElementById('said');
const set = document.getElementById('set');
const token = location.hash.slice(1);
const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
document.getElementById('insecure').hidden = location.protocol === 'https:' || isLocal;

function say(text, stop) {
  said.textContent = text;
  said.className = stop ? 'stop' : '';
}

/** Only the service knows whether the link makes the first account; it says so by asking who it is for. */
function askWho() {
  first.hidden = false;
  form.email.required = true;
  form.email.focus();
}

function finish(email) {
  form.hidden = true;
  history.replaceState(null, '', '/setup');
  document.getElementById('whose').textContent = `Done: ${email} is signed in.`;
  document.getElementById('done').hidden = false;
  document.querySelector('#done a').focus();
  say('', false);
}

if (token === '') {
  form.hidden = true;
  say('The link is not whole: copy it with all that follows the #.', true);
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const fields = new FormData(form);
  if (fields.get('password') !== fields.get('again')) {
    say('The two passwords differ.', true);
    return;
  }
  const body = { token, password: fields.get('password'), email: fields.get('email') || null, name: fields.get('name') || null };
  set.disabled = true;
  say('', false);
  try {
    const answer = await fetch('/api/v1/auth/redeem', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    const json = await answer.json();
    const asksWho = (json.errors || []).some(error => error.at === '/email');
    if (answer.ok) finish(json.email);
    else if (asksWho && first.hidden) askWho();
    else say([json.detail, json.maybe].filter(Boolean).join('. '), true);
  } catch (error) {
    say('The service does not answer. Maybe try again in a moment.', true);
  } finally {
    set.disabled = false;
  }
});

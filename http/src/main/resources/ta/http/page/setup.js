// The link's secret follows the '#'. Browsers do not send that part to the server.
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

/** Only the server knows whether the link creates the first account: then it reports that /email is missing. */
function askForDetails() {
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
  say('The link is incomplete. Copy all of it, including the part after the #.', true);
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const fields = new FormData(form);
  if (fields.get('password') !== fields.get('again')) {
    say('The two passwords differ.', true);
    return;
  }
  const body = {
    token,
    password: fields.get('password'),
    email: fields.get('email') || null,
    name: fields.get('name') || null,
  };
  set.disabled = true;
  say('', false);
  try {
    const response = await fetch('/api/v1/auth/redeem', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    const json = await response.json();
    const needsEmail = (json.errors || []).some(error => error.at === '/email');
    if (response.ok) finish(json.email);
    else if (needsEmail && first.hidden) askForDetails();
    else say([json.detail, json.maybe].filter(Boolean).join('. '), true);
  } catch (error) {
    say('The service does not respond. Maybe try again in a moment.', true);
  } finally {
    set.disabled = false;
  }
});

// The link's secret follows the '#'. Browsers do not send that part to the server.
const form = document.getElementById('form');
const said = document.getElementById('said');
const set = document.getElementById('set');
const token = location.hash.slice(1);
const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
document.getElementById('insecure').hidden = location.protocol === 'https:' || isLocal;
let isFirst = false;

function say(text, stop) {
  said.textContent = text;
  said.className = stop ? 'stop' : '';
}

const problemText = json => [json.detail, json.maybe].filter(Boolean).join('. ');

async function send(path, body) {
  try {
    const response = await fetch(`/api/v1/auth/${path}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    return { ok: response.ok, json: await response.json() };
  } catch (error) {
    return { ok: false, json: { detail: 'The service does not respond', maybe: 'Maybe try again in a moment.' } };
  }
}

/** The zone of the browser, if it has a place; else London. */
function ownZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || '';
  return zone.includes('/') ? zone : 'Europe/London';
}

/** For the first account the page asks for everything at once. */
function show({ first, email }) {
  isFirst = first;
  document.getElementById('about').hidden = !first;
  document.getElementById('title').hidden = first;
  document.getElementById('you-fields').hidden = !first;
  document.getElementById('portfolio-fields').hidden = !first;
  form.hidden = false;
  if (!first) {
    document.getElementById('title').textContent = `Set the password of ${email}`;
    form.password.focus();
    return;
  }
  set.textContent = 'Begin';
  form.elements.name.required = true;
  form.email.required = true;
  form.time_zone.value = ownZone();
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    document.getElementById('zones').append(Object.assign(document.createElement('option'), { value: zone }));
  }
  form.elements.name.focus();
}

function portfolio(fields) {
  const name = fields.get('portfolio').trim();
  if (!isFirst || name === '') return null;
  return {
    name,
    broker: fields.get('broker').trim(),
    tax_treatment: fields.get('tax_treatment'),
    base_currency: fields.get('base_currency'),
    time_zone: fields.get('time_zone').trim(),
  };
}

function finish(email) {
  form.hidden = true;
  document.getElementById('about').hidden = true;
  history.replaceState(null, '', '/setup');
  document.getElementById('whose').textContent = `Done: ${email} is signed in.`;
  document.getElementById('done').hidden = false;
  document.querySelector('#done a').focus();
  say('', false);
}

form.portfolio.addEventListener('input', () => {
  form.broker.required = isFirst && form.portfolio.value.trim() !== '';
});

form.addEventListener('submit', async event => {
  event.preventDefault();
  const fields = new FormData(form);
  if (fields.get('password') !== fields.get('again')) {
    say('The two passwords differ.', true);
    form.again.focus();
    return;
  }
  set.disabled = true;
  say('', false);
  const { ok, json } = await send('redeem', {
    token,
    password: fields.get('password'),
    email: isFirst ? fields.get('email').trim() : null,
    name: isFirst ? fields.get('name').trim() : null,
    portfolio: portfolio(fields),
  });
  set.disabled = false;
  if (ok) finish(json.email);
  else say(problemText(json), true);
});

if (token === '') {
  say('The link is incomplete. Copy all of it, including the part after the #.', true);
} else {
  send('link', { token }).then(({ ok, json }) => {
    if (!ok) {
      say(problemText(json), true);
      return;
    }
    show(json);
    form.broker.required = isFirst;
  });
}

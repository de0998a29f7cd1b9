// The secret of the link stands behind '#', which a browser sends to nobody.
const form = document.getElementById('form');
const said = document.getElementById('said');
const token = location.hash.slice(1);
document.getElementById('insecure').hidden = location.protocol === 'https:';

function say(text, stop) {
  said.textContent = text;
  said.className = stop ? 'stop' : '';
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
  try {
    const answer = await fetch('/api/v1/auth/redeem', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    const json = await answer.json();
    if (answer.ok) {
      form.hidden = true;
      history.replaceState(null, '', '/setup');
      say(`Done: ${json.email} is signed in.`, false);
    } else {
      say([json.detail, json.maybe].filter(Boolean).join('. '), true);
    }
  } catch (error) {
    say('The service does not answer. Maybe try again in a moment.', true);
  }
});

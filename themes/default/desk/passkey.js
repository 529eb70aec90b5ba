// Passkeys: forms marked data-passkey are shown where the browser can make or use one. A script does what only
// a script can; what comes of it goes out with the form, like everything else at the desk.
'use strict';

const octets = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (octet) => octet.toString(16).padStart(2, '0')).join('');
const token = document.querySelector('meta[name=session-token]').content;

async function challenge(purpose) {
  const answer = await fetch('/passkey/challenge', {
    method: 'POST', body: new URLSearchParams({ purpose }), headers: token ? { 'X-Session-Token': token } : {},
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return new URLSearchParams(await answer.text());
}

async function register() {
  const asked = await challenge('register');
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: octets(asked.get('challenge')),
      rp: { id: location.hostname, name: asked.get('party') || location.hostname },
      user: { id: octets(asked.get('user')), name: asked.get('name'), displayName: asked.get('display') },
      pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    },
  });
  return { client_data: made.response.clientDataJSON, authenticator_data: made.response.getAuthenticatorData() };
}

// What an approver signs is on the page: the hash of the entry that the release will log.
async function use(purpose, given) {
  const asked = given ?? (await challenge(purpose)).get('challenge');
  const shown = await navigator.credentials.get({
    publicKey: { challenge: octets(asked), rpId: location.hostname, userVerification: 'required' },
  });
  return {
    handle: shown.rawId, client_data: shown.response.clientDataJSON,
    authenticator_data: shown.response.authenticatorData, signature: shown.response.signature,
  };
}

for (const form of window.PublicKeyCredential ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const failed = form.querySelector('[role=alert]');
    failed.hidden = true;
    try {
      const purpose = form.dataset.passkey;
      const found = await (purpose === 'register' ? register() : use(purpose, form.dataset.challenge));
      for (const [name, buffer] of Object.entries(found)) form.elements[name].value = hex(buffer);
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}

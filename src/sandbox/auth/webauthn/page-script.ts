/** The script of the pages on which a browser asks an authenticator: it fills the form in, and sends it. */
export const WEBAUTHN_SCRIPT = `
const form = document.getElementById('webauthn');
const said = document.getElementById('webauthn-problem');
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=+$/, '');
const listed = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));
let suggesting;
async function ask(kind, given, how = {}) {
  const publicKey = { ...given, challenge: bytes(given.challenge) };
  if (kind === 'create') {
    publicKey.user = { ...given.user, id: bytes(given.user.id) };
    publicKey.excludeCredentials = listed(given.excludeCredentials);
    return navigator.credentials.create({ publicKey });
  }
  publicKey.allowCredentials = listed(given.allowCredentials);
  return navigator.credentials.get({ publicKey, ...how });
}
function send({ id, response }) {
  const answer = {};
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature'])
    if (response[name]) answer[name] = text(response[name]);
  form.elements.response.value = JSON.stringify({ id, response: answer });
  form.submit();
}
async function suggest() {
  const { isConditionalMediationAvailable: can } = window.PublicKeyCredential || {};
  if (!form.dataset.autofill || !can || !(await PublicKeyCredential.isConditionalMediationAvailable())) return;
  suggesting = new AbortController();
  const how = { mediation: 'conditional', signal: suggesting.signal };
  send(await ask(form.dataset.kind, JSON.parse(form.dataset.options), how));
}
suggest().catch(() => {});
form.addEventListener('submit', async (event) => {
  if (form.elements.response.value !== '') return;
  event.preventDefault();
  said.hidden = true;
  try {
    if (!window.PublicKeyCredential) throw new Error('This browser cannot use security keys here. Use another method.');
    if (suggesting) suggesting.abort();
    send(await ask(form.dataset.kind, JSON.parse(form.dataset.options)));
  } catch (error) {
    said.textContent = error.message || 'That did not work. Try again.';
    said.hidden = false;
  }
});
`;

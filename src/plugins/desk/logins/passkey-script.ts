/**
 * The script of the desk's pages: the side of passkeys.ts in the browser. A form with
 * `data-passkey` asks for the options of WebAuthn, and is sent with what the passkey answered.
 * Without options, the form is sent as it is, so that its page can say why; that of an invitation
 * as soon as the page is there. Sentences for what a
 * browser refuses are in the page: a browser's own are in another language.
 */
import { fingerprint } from '../../../core/pages/style.ts'

const text = `const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0))
const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
const named = (list) => list?.map((each) => ({ ...each, id: toBytes(each.id) }))
const sentences = { __proto__: null, NotAllowedError: 'cancelled', AbortError: 'cancelled', InvalidStateError: 'known' }
const members = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle']

async function answer({ user, challenge, excludeCredentials, allowCredentials, ...options }) {
  const publicKey = { ...options, challenge: toBytes(challenge) }
  const credential = user
    ? await navigator.credentials.create({
        publicKey: { ...publicKey, user: { ...user, id: toBytes(user.id) }, excludeCredentials: named(excludeCredentials) },
      })
    : await navigator.credentials.get({ publicKey: { ...publicKey, allowCredentials: named(allowCredentials) } })
  const { id, type, response } = credential
  const sent = members.flatMap((name) => (response[name] ? [[name, toText(response[name])]] : []))
  const transports = response.getTransports?.() ?? []
  return JSON.stringify({
    id,
    rawId: id,
    type,
    clientExtensionResults: {},
    response: { ...Object.fromEntries(sent), ...(user && { transports }) },
  })
}

const ask = (form) => fetch(form.dataset.passkey, { method: 'POST', body: new URLSearchParams(new FormData(form)) })

for (const token of document.querySelectorAll('input[name=token]')) {
  const { form } = token
  token.value = location.hash.slice(1)
  if (token.value && form.dataset.passkey) ask(form).then(({ ok }) => ok || form.submit(), () => {})
}
for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const button = form.querySelector('button')
    const status = form.querySelector('[role=status]')
    button.disabled = true
    status.textContent = ''
    try {
      const asked = await ask(form)
      if (asked.ok) form.elements.answer.value = await answer(await asked.json())
      form.submit()
    } catch (error) {
      status.textContent = status.dataset[sentences[error.name] ?? 'unusable']
      button.disabled = false
    }
  })
}
`

export const passkeyScript = { path: `/script.${fingerprint(text)}.js`, text }

/** What makes the page for partners better where there are scripts: it shows each choice at once, and copies. Without it the form works by reloading. */
import { fingerprint } from './style.ts'

const text = `const form = document.querySelector('.maker')
const offerCopies = () => {
  if (!navigator.clipboard) return
  for (const code of document.querySelectorAll('#result textarea')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = 'Copy'
    button.setAttribute('aria-describedby', code.id)
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(code.value)
      button.textContent = 'Copied'
    })
    code.after(button)
  }
}
let newest = 0
form.addEventListener('change', async () => {
  const turn = ++newest
  const address = '?' + new URLSearchParams(new FormData(form))
  const answer = await fetch(address, { headers: { Accept: 'text/html' } }).catch(() => null)
  if (turn !== newest) return
  // The page of the error says what was wrong.
  if (!answer?.ok) return form.submit()
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  document.getElementById('result').replaceWith(page.getElementById('result'))
  history.replaceState(null, '', address)
  offerCopies()
})
offerCopies()
`

/** Path below the base path; its name changes with its text. */
export const embedScript = { path: `/embed/new.${fingerprint(text)}.js`, text }

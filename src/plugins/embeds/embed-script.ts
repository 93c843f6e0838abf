/**
 * The script of `/embed/new`: shows each choice at once, and adds buttons that copy code. Without
 * it, the form reloads the page.
 */

import { fingerprint } from '../../core/pages/style.ts'
import type { Words } from '../../core/words/language.ts'

const quoted = (words: string) => `'${words.replace(/['\\]/g, '\\$&')}'`

const textWith = ({
  copy,
  copyPart,
  copied,
  noAnswer,
  made,
}: Words<'pages'>['embed']['script']) => `const form = document.querySelector('.maker')
const say = (text) => {
  form.querySelector('[role=status]').textContent = text
}
const offerCopies = () => {
  if (!navigator.clipboard) return
  for (const code of document.querySelectorAll('#result textarea')) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = ${quoted(copy)}
    button.setAttribute('aria-label', ${quoted(copyPart)} + code.labels[0].textContent)
    button.addEventListener('click', () =>
      navigator.clipboard.writeText(code.value).then(
        () => say(${quoted(copied)}),
        () => code.select(),
      ),
    )
    code.after(button)
  }
}
let newest = 0
form.addEventListener('change', async () => {
  const turn = ++newest
  const address = '?' + new URLSearchParams(new FormData(form))
  const answer = await fetch(address, { headers: { Accept: 'text/html' } }).catch(() => null)
  const text = await answer?.text().catch(() => '')
  if (turn !== newest) return
  const page = new DOMParser().parseFromString(text ?? '', 'text/html')
  // An error page explains the problem in its standfirst.
  const wrong = page.querySelector('.standfirst')
  if (!page.getElementById('result')) {
    return say(wrong?.textContent ?? ${quoted(noAnswer)})
  }
  document.getElementById('result').replaceWith(page.getElementById('result'))
  history.replaceState(null, '', address)
  say(${quoted(made)})
  offerCopies()
})
offerCopies()
`

/**
 * `path` is below the base path and changes with the text, so that browsers may cache the script
 * for a year.
 */
export function embedScript(words: Words<'pages'>): {
  readonly path: string
  readonly text: string
} {
  const text = textWith(words.embed.script)
  return { path: `/embed/new.${fingerprint(text)}.js`, text }
}

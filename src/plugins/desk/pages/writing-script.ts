/**
 * The script of forms in which editors write. A form with `data-keep` has its texts in the storage of
 * its tab until `?form=` names them as written, so that no login, outage or closed page loses them; `data-keep` is
 * `again` where the page has what was sent. An element with `data-edits` is the body as it looks:
 * what is typed there goes to the field of this id, and what is pasted or dropped comes as plain text.
 */
import { fingerprint } from '../../../core/pages/style.ts'

const text = `const prefix = 'candor:'
const page = location.pathname
for (const form of (new URLSearchParams(location.search).get('form') ?? '').split(' ').filter(Boolean))
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(prefix + page + '/' + form)) sessionStorage.removeItem(key)

const textsOf = (form) =>
  [...form.elements].filter((each) => each.matches('textarea, input:not([type]), [type=datetime-local], [data-kept]'))

function editInPlace(box) {
  const area = document.getElementById(box.dataset.edits)
  const written = area.form.elements.in_place
  box.hidden = false
  box.contentEditable = 'true'
  area.closest('details').open = false
  document.execCommand('defaultParagraphSeparator', false, 'p')
  box.addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'insertFromPaste' && event.inputType !== 'insertFromDrop') return
    event.preventDefault()
    document.execCommand('insertText', false, event.dataTransfer?.getData('text/plain') ?? '')
  })
  box.addEventListener('input', () => {
    area.value = box.innerHTML
    written.value = '1'
  })
  // The two are never merged: of what is written as HTML, only the server makes a page.
  area.addEventListener('input', () => {
    box.hidden = true
    written.value = ''
  })
}

function keep(form) {
  // A note is about one text: the tag of its form.
  const tag = form.querySelector('[name=tag]:not([data-kept])')?.value ?? ''
  const key = prefix + (form.getAttribute('action') ?? page) + tag
  const texts = textsOf(form)
  const fresh = texts.map(({ value }) => value)
  const save = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify(texts.map(({ value }) => value)))
    } catch {
      // The texts are larger than what a browser stores.
    }
  }
  const kept = JSON.parse(sessionStorage.getItem(key) ?? '[]')
  const restored = form.previousElementSibling
  if (form.dataset.keep !== 'again' && kept.length === texts.length && kept.some((text, index) => text !== fresh[index])) {
    texts.forEach((each, index) => (each.value = kept[index]))
    restored.hidden = false
    restored.querySelector('button').addEventListener('click', () => {
      sessionStorage.removeItem(key)
      location.reload()
    })
    const box = form.querySelector('[data-edits]')
    const changed = box && texts.findIndex(({ id }) => id === box.dataset.edits)
    if (box && kept[changed] !== fresh[changed]) {
      if (form.elements.in_place.value === '1') box.innerHTML = kept[changed]
      else {
        box.hidden = true
        box.closest('form').querySelector('details').open = true
      }
    }
  }
  form.addEventListener('input', save)
  if (form.dataset.keep === 'again') save()
}

document.querySelector('form[action$="/logout"]')?.addEventListener('submit', (event) => {
  const isKept = Object.keys(sessionStorage).some((key) => key.startsWith(prefix))
  if (isKept && !confirm(event.target.dataset.ask)) event.preventDefault()
  else sessionStorage.clear()
})
for (const box of document.querySelectorAll('[data-edits]')) editInPlace(box)
for (const form of document.querySelectorAll('form[data-keep]')) keep(form)
for (const note of document.querySelectorAll('[data-unsaved]')) note.hidden = !sessionStorage.getItem(prefix + note.dataset.unsaved)
`

export const writingScript = { path: `/writing.${fingerprint(text)}.js`, text }

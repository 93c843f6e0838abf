/**
 * Writes HTML and escapes every value, so that the text of an article cannot become markup by
 * accident.
 */

import { legalText } from './legal-text.ts'

/** HTML that is safe to insert into other HTML without escaping. */
export type Markup = { readonly html: string }

export const nothing: Markup = { html: '' }

/** Marks `html` as safe without a check: only for HTML that was cleaned or escaped before. */
export const trusted = (html: string): Markup => ({ html })

/** A template tag. Escapes its values, except `Markup`. */
export function markup(
  texts: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  const html = texts.map((text, index) => text + toHtml(values[index] ?? '')).join('')
  return { html }
}

/** One line for each part. Omits empty parts. */
export const lines = (parts: readonly Markup[]): Markup => ({
  html: parts
    .filter(({ html }) => html !== '')
    .map(({ html }) => html)
    .join('\n'),
})

/** Writes a space before each attribute. Omits attributes whose value is `null`. */
export function attributes(values: Readonly<Record<string, string | number | null>>): Markup {
  const html = Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('')
  return { html }
}

/**
 * Converts plain text to HTML that looks the same in readers that show it as plain text. Escapes
 * only a `<` or `&` that would open a tag, a comment or a character reference (HTML §13.2.5.6,
 * §13.2.5.72): `AT&T` and `1 < 2` do not change.
 */
export function plainAsHtml(text: string): string {
  // Illegal characters go first: removing one later could join a `<` and a letter to a tag.
  return legalText(text)
    .replace(/&(?=#|[a-z][a-z\d])/gi, '&amp;')
    .replace(/<(?=[a-z/!?])/gi, '&lt;')
}

function toHtml(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return escapeHtml(value)
  return 'html' in value ? value.html : value.map((each) => each.html).join('')
}

const special = /[&<>"]/

/**
 * For text and for attribute values in double quotes. Illegal characters go first, as in
 * `plainAsHtml`.
 */
function escapeHtml(value: string): string {
  const text = legalText(value)
  if (!special.test(text)) return text
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}

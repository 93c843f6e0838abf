/** Writes HTML with every value escaped, so that no text of an article can become markup by accident. */

import { legalText } from './legal-text.ts'

/** HTML that is safe to put into other HTML as it is. */
export type Markup = { readonly html: string }

export const nothing: Markup = { html: '' }

/** Marks text as HTML that was made safe elsewhere. */
export const trusted = (html: string): Markup => ({ html })

/** A template whose values are escaped, except those that are markup already. */
export function markup(
  texts: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  const html = texts.map((text, index) => text + written(values[index] ?? '')).join('')
  return { html }
}

/** Attributes with a blank before each; those without a value are left out. */
export function attributes(values: Readonly<Record<string, string | number | null>>): Markup {
  const html = Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('')
  return { html }
}

/**
 * Plain text as HTML that looks the same to whoever takes it for text: only a `<` or `&` that would open a tag, a comment
 * or a character reference is escaped (HTML §13.2.5.6, §13.2.5.72), so `AT&T` and `1 < 2` stay as they are.
 */
export function plainAsHtml(text: string): string {
  // Characters that no document carries are left out first: without them, what stood apart may become a tag.
  return legalText(text)
    .replace(/&(?=#|[a-z][a-z\d])/gi, '&amp;')
    .replace(/<(?=[a-z/!?])/gi, '&lt;')
}

function written(value: string | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return escapeHtml(value)
  return 'html' in value ? value.html : value.map((each) => each.html).join('')
}

const special = /[&<>"]/

/** Enough for text and for attribute values in double quotes, which are the only ones written here. */
function escapeHtml(text: string): string {
  if (!special.test(text)) return text
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

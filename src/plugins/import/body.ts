/** The body of an imported article: its text, and links to files that the text does not have. */

import { escaped, rebase, type ScannedHtml } from 'candor-disclosure/parse/scan-html.ts'
import { decoded } from 'candor-disclosure/text/web-address.ts'
import type { FoundItem } from './found-item.ts'
import { type ImportNote, note } from './notes.ts'

/** Bytes. */
const maxBodyBytes = 1_000_000

/** Made absolute where the base of its addresses is not `url`. Adds to `notes` what is lost. */
export function bodyOf(
  item: FoundItem,
  url: string,
  scanned: ScannedHtml,
  notes: ImportNote[],
): string {
  // A shortcode shows no link.
  const visible = item.enclosures.length === 0 ? '' : item.bodyHtml.replace(/\[[^\][]*\]/g, '')
  const files = new Map(item.enclosures.map((each) => [each.url, each])).values()
  const links = Array.from(files).flatMap(({ url: file, title }) => {
    if (isLinked(file, visible)) return []
    notes.push(note('enclosure_as_link', file))
    const name = title ?? decoded(URL.parse(file)?.pathname.split('/').at(-1) || file)
    return `<p><a href="${quoted(file)}">${escaped(name)}</a></p>`
  })
  const own =
    item.base === null || item.base === url
      ? item.bodyHtml
      : rebase(item.bodyHtml, scanned, item.base, url)
  const body = [own.trim(), ...links].filter((part) => part !== '').join('\n')
  const isExplained =
    item.candor?.retraction != null || notes.some(({ code }) => code.startsWith('body_'))
  if (body === '' && !isExplained) notes.push(note('body_missing', 'empty'))
  const bytes = body.length * 3 > maxBodyBytes ? new TextEncoder().encode(body).length : 0
  if (bytes > maxBodyBytes) notes.push(note('body_too_long', `${bytes} bytes`))
  return body
}

/** WordPress finds its enclosures in texts (`do_enclose()` in wp-includes/functions.php). */
const isLinked = (file: string, html: string): boolean =>
  [file, quoted(file)].some(
    (each) => html.includes(`href="${each}"`) || html.includes(`src="${each}"`),
  )

const quoted = (text: string): string => escaped(text).replace(/"/g, '&quot;')

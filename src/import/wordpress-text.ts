/**
 * Makes HTML of the texts of WordPress. Those of the block editor are HTML. Classic ones have blank lines instead of
 * paragraphs, which WordPress adds when it shows them (`wpautop`). This is a smaller version of it: the same paragraphs
 * and line breaks around blocks, none inside of lists and tables.
 */
import type { ImportNote } from './imported-article.ts'
import { note } from './notes.ts'

const block =
  'address|article|aside|blockquote|caption|center|col|colgroup|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|' +
  'form|h[1-6]|header|hgroup|hr|legend|li|main|menu|nav|ol|option|p|pre|section|select|style|script|summary|table|tbody|' +
  'td|tfoot|th|thead|tr|ul'

const startsWithBlock = new RegExp(String.raw`^(?:<!--|</?(?:${block})[\s/>]|${'\uE000'})`, 'i')
const endsWithBlocks = new RegExp(String.raw`((?:\s*</(?:${block})>)+)$`, 'i')

/** The HTML of `content:encoded` in an export. Adds to `notes` what is changed or lost. */
export function wordpressHtml(content: string, notes: ImportNote[]): string {
  const text = withEmbeds(withCaptions(content.replace(/\r\n?/g, '\n')))
  for (const name of lostShortcodes(text)) notes.push(note('shortcode_lost', `[${name}]`))
  if (text.includes('<!-- wp:')) {
    for (const [, name = ''] of text.matchAll(/<!-- wp:([a-z0-9/-]+)(?: \{[^\n]*\})? \/-->/g)) {
      notes.push(note('shortcode_lost', `the block ${name}`))
    }
    return text.trim()
  }
  if (text.trim() === '' || /<p[\s>]/i.test(text)) return text.trim()
  notes.push(note('paragraphs_made', 'A text of the classic editor'))
  return withParagraphs(text)
}

/** `[caption]<img> words[/caption]` of the classic editor. */
function withCaptions(text: string): string {
  return text.replace(
    /\[caption\b[^\]]*\]\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)\s*([\s\S]*?)\s*\[\/caption\]/g,
    (_, picture: string, words: string) => `<figure>${picture}<figcaption>${words}</figcaption></figure>`,
  )
}

/** `[embed]address[/embed]`, and an address on a line of its own, which WordPress shows as a player. */
function withEmbeds(text: string): string {
  const link = (address: string) => `<a href="${address}">${address}</a>`
  return text
    .replace(/\[embed\b[^\]]*\]\s*(https?:\/\/[^\s<>"[\]]+)\s*\[\/embed\]/g, (_, address: string) => link(address))
    .replace(/^(https?:\/\/[^\s<>"]+)$/gm, (_, address: string) => link(address))
}

/** Names in brackets that have attributes or an end, or that WordPress itself knows: `[sic]` is none. */
function lostShortcodes(text: string): ReadonlySet<string> {
  const found = Array.from(text.matchAll(/\[([a-z][\w-]*)((?:\s[^\][]*)?)\/?\]/gi))
  return new Set(
    found.flatMap(([, name = '', rest = '']) => {
      const isKnown = ['gallery', 'audio', 'video', 'playlist', 'embed', 'caption'].includes(name)
      return isKnown || rest.includes('=') || text.includes(`[/${name}]`) ? [name] : []
    }),
  )
}

function withParagraphs(text: string): string {
  const kept: string[] = []
  const keep = (html: string): string => `\n\n\uE000${kept.push(html) - 1}\uE001\n\n`
  const separated = text
    .replace(/<(pre|script|style)\b[\s\S]*?<\/\1>|<!--[\s\S]*?-->/gi, keep)
    .replace(new RegExp(String.raw`(<(?:${block})[\s/>])`, 'gi'), '\n\n$1')
    .replace(new RegExp(`(</(?:${block})>|<hr[^>]*>)`, 'gi'), '$1\n\n')
    .replace(/(<blockquote[^>]*>)/gi, '$1\n\n')
    .replace(/(<\/blockquote>)/gi, '\n\n$1')
  return separated
    .split(/\n\s*\n/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '')
    .map(toParagraph)
    .join('\n')
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? '')
}

function toParagraph(chunk: string): string {
  if (startsWithBlock.test(chunk)) return chunk
  const end = endsWithBlocks.exec(chunk)?.[1] ?? ''
  const words = chunk.slice(0, chunk.length - end.length).replace(/\s*(<br\s*\/?>)?\s*\n\s*/gi, '<br>\n')
  return `<p>${words}</p>${end}`
}

/**
 * Makes HTML of the texts of WordPress. Those of the block editor are HTML. Classic ones have blank
 * lines instead of paragraphs, which WordPress adds when it shows them (`wpautop`). This is a
 * smaller version of it: the same paragraphs and line breaks around blocks, none inside of lists
 * and tables.
 */
import { type ImportNote, note } from './notes.ts'

const block =
  'address|article|aside|blockquote|caption|center|col|colgroup|dd|details|dir|div|dl|dt|fieldset|figcaption|figure|footer|' +
  'form|h[1-6]|header|hgroup|hr|legend|li|main|menu|nav|ol|option|p|pre|section|select|style|script|summary|table|tbody|' +
  'td|tfoot|th|thead|tr|ul'

const startsWithBlock = new RegExp(String.raw`^(?:</?(?:${block})[\s/>]|${'\uE000'})`, 'i')
const blockStart = new RegExp(String.raw`(<(?:${block})[\s/>])`, 'gi')
const blockEnd = new RegExp(`(</(?:${block})>|<hr[^<>]*>)`, 'gi')
const endsWithBlock = new RegExp(`</(?:${block})>$`, 'i')

/** The HTML of `content:encoded` in an export. Adds to `notes` what is changed or lost. */
export function wordpressHtml(content: string, notes: ImportNote[]): string {
  const text = withEmbeds(withCaptions(content.replace(/\r\n?/g, '\n')))
  for (const name of lostShortcodes(text)) notes.push(note('shortcode_lost', `[${name}]`))
  if (text.includes('<!-- wp:')) {
    for (const [, name = ''] of text.matchAll(/<!-- wp:([a-z0-9/-]+)(?: \{[^<>\n]*\})? \/-->/g)) {
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
    /\[caption\b[^\][]*\]\s*((?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*<\/a>)?)((?:(?!\[\/?caption\b)[\s\S])*)\[\/caption\]/g,
    (_, picture: string, words: string) =>
      `<figure>${picture}<figcaption>${words.trim()}</figcaption></figure>`,
  )
}

/**
 * `[embed]address[/embed]`, and an address on a line of its own, which WordPress shows as a player.
 */
function withEmbeds(text: string): string {
  const link = (address: string) => `<a href="${address}">${address}</a>`
  return text
    .replace(
      /\[embed\b[^\][]*\]\s*(https?:\/\/[^\s<>"[\]]+)\s*\[\/embed\]/g,
      (_, address: string) => link(address),
    )
    .replace(/^(https?:\/\/[^\s<>"]+)$/gm, (_, address: string) => link(address))
}

/**
 * Names in brackets that have attributes or an end, or that WordPress itself knows: `[sic]` is
 * none.
 */
function lostShortcodes(text: string): ReadonlySet<string> {
  const ended = new Set(Array.from(text.matchAll(/\[\/([a-z][\w-]*)\]/gi), ([, name = '']) => name))
  const found = text.matchAll(/\[([a-z][\w-]*)((?:\s[^\][]*)?)\/?\]/gi)
  const isLost = (name: string, rest: string) =>
    known.has(name) || ended.has(name) || rest.includes('=')
  return new Set(
    Array.from(found).flatMap(([, name = '', rest = '']) => (isLost(name, rest) ? [name] : [])),
  )
}

const known = new Set('gallery audio video playlist embed caption'.split(' '))

function withParagraphs(text: string): string {
  const kept: string[] = []
  const separated = replaceWhole(text, (html) => `\n\n\uE000${kept.push(html) - 1}\uE001\n\n`)
    .replace(blockStart, '\n\n$1')
    .replace(blockEnd, '$1\n\n')
    .replace(/(<blockquote[^<>]*>)/gi, '$1\n\n')
    .replace(/(<\/blockquote>)/gi, '\n\n$1')
  return separated
    .split(/\n[^\S\n]*\n/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '')
    .map(toParagraph)
    .join('\n')
    .replace(/\uE000(\d+)\uE001/g, (_, index: string) => kept[Number(index)] ?? '')
}

/** Ends of elements and comments whose line feeds stay. */
const ends: Readonly<Record<string, string>> = {
  pre: '</pre>',
  script: '</script>',
  style: '</style>',
  '!--': '-->',
}

/**
 * An element without an end is searched for only once: a text with many beginnings would take
 * forever.
 */
function replaceWhole(text: string, replace: (html: string) => string): string {
  const lower = text.toLowerCase()
  const endless = new Set<string>()
  let result = ''
  let done = 0
  for (const { 1: name = '', index } of lower.matchAll(/<(!--|(?:pre|script|style)(?![a-z]))/g)) {
    const end = ends[name] ?? ''
    if (index < done || endless.has(name)) continue
    const at = lower.indexOf(end, index)
    if (at < 0) {
      endless.add(name)
      continue
    }
    result += text.slice(done, index) + replace(text.slice(index, at + end.length))
    done = at + end.length
  }
  return result + text.slice(done)
}

function toParagraph(chunk: string): string {
  if (startsWithBlock.test(chunk)) return chunk
  const end = endsWithBlock.exec(chunk)?.[0] ?? ''
  const lines = chunk.slice(0, chunk.length - end.length).split('\n')
  const words = lines
    .map((line) => line.trim())
    .map((line, at) => (at < lines.length - 1 ? line.replace(/<br\s*\/?>$/i, '').trimEnd() : line))
  return `<p>${words.join('<br>\n')}</p>${end}`
}

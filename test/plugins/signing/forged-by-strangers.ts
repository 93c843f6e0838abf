/** Forgeries by somebody new to the code, by what programs and eyes do with a document. */
import type { FormatKey } from '../../../src/core/request/address.ts'
import { byPeople, type Change, type Changes, of, replaced, statement, swap } from './forging.ts'
import { keyOf, toJws } from './signing.ts'

const evil = 'https://evil.example/'

/** Declares namespaces at the root. */
const declaring =
  (declarations: string, change: Change): Change =>
  (document) =>
    replaced(change(document), /<(?:rss|feed) /, (found) => `${found}${declarations} `)

const inHead = (element: string): Change => swap(/<(?=item>|entry>)/, `${element}<`)

const payload = JSON.parse(Buffer.from(statement.split('.')[1] ?? '', 'base64url').toString())
const resigned = (jws: string): Change => swap(statement, jws)
const { kid } = keyOf()

const titleWith = (space: string): Change => swap(/(?<=Bridge (?:&|&amp;)) (?=road)/g, space)

/** The forgeries of each format. */
const different: Changes = {
  'words glued by a character without width': titleWith('\ufeff'),
  'words glued by a line separator': titleWith('\u2028'),
  'a space that looks like a minus': titleWith('\u1680'),
  'a hair space': titleWith('\u200a'),
  'a right-to-left override': titleWith(' \u202e'),
  'a title in another normal form': swap(/(?<=<title[^>]*>|"title":")AI-/, 'A\u0301I-'),
  'letters of another script': swap(/Bridge/g, 'Brіdge'),
  'a statement of before the key': resigned(toJws({ ...payload, at: '2025-12-31T23:59:59Z' })),
  'a statement at no time': resigned(toJws({ ...payload, at: '2026-13-45T99:99:99Z' })),
  'a header with the name of the key alone': resigned(toJws(payload, 7, { kid })),
  'a header without a signature': resigned(
    `${Buffer.from(JSON.stringify({ alg: 'none', kid })).toString('base64url')}.${statement.split('.')[1]}.`,
  ),
  'an algorithm of secrets': resigned(toJws(payload, 7, { alg: 'HS256', kid })),
  'a header with a key of its own': resigned(
    toJws(payload, 9, { alg: 'Ed25519', kid, jwk: keyOf(9) }),
  ),
  'a header with a certificate': resigned(toJws(payload, 7, { alg: 'Ed25519', kid, x5c: ['x'] })),
  'the name of the key on another': resigned(toJws(payload, 9, { alg: 'Ed25519', kid })),
  'a statement in padded base64': resigned(`${statement}==`),
  'a statement with a blank': resigned(statement.replace('.', '. ')),
  'a statement with a member of its own': resigned(toJws({ ...payload, note: byPeople })),
}

const unreadable: Changes = {
  'the item twice': (document) =>
    document.startsWith('{')
      ? edited((item, feed) => feed.items.push(item))(document)
      : replaced(document, /<(item|entry)>.*<\/\1>/s, (found) => `${found}${found}`),
  'a mark before a title that looks like a minus': swap(
    /(?<=<title[^>]*>|"title":")(?=AI-)/,
    '\u1680',
  ),
  'a mark at the end of a source': swap(
    /(?<=Minutes of the April session)(?="( hreflang|,"publisher))/,
    ' \u1680',
  ),
}

const secondOf = (element: string): Change =>
  swap(/<candor:statement/, (found) => `${element}${found}`)

const xmlOnly: Changes = {
  'another address under a name of RSS 1.0': declaring(
    'xmlns:x="http://purl.org/rss/1.0/"',
    swap('rel="via" href=', `rel="via" href="${evil}" x:href=`),
  ),
  'another picture under a name of RSS 1.0': declaring(
    'xmlns:x="http://purl.org/rss/1.0/"',
    swap(
      '<media:content url="https://news.example.org/pictures/bridge.jpg"',
      `<media:content url="${evil}1.jpg" x:url="https://news.example.org/pictures/bridge.jpg"`,
    ),
  ),
  'another alternative text in a namespace without a slash': declaring(
    'xmlns:c="https://w3id.org/candor/1.0"',
    swap(
      /candor:alt="([^"]*)"/,
      (found) => `candor:alt="${byPeople}" ${found.replace('candor', 'c')}`,
    ),
  ),
  'a namespace with another prefix': (document) =>
    replaced(
      document,
      /candor:(?=disclosure|correction|statement)|(?<=xmlns:)candor/g,
      'c:',
    ).replace('xmlns:c:=', 'xmlns:c='),
  'a namespace without its slash': swap(
    'xmlns:media="http://search.yahoo.com/mrss/"',
    'xmlns:media="http://search.yahoo.com/mrss"',
  ),
  'a prefix without a declaration': swap(/ xmlns:media="[^"]*"/, ''),
  'a character by its name in HTML': swap(/(?<=Bridge &amp;) (?=road)/, '&NewLine;'),
  'a reference in capitals': swap(/(?<=<title[^>]*>[^<]*)&amp;/, '&AMP;'),
  'a declaration in capitals': swap('<?xml version', '<?XML VERSION'),
  'a flag without its purpose': swap(' purpose="ai-content"', ''),
  'a picture without a medium': swap(' medium="image"', ''),
  'a colon by its name in HTML': swap(/(?<=<title[^>]*>AI-assisted):/, '&colon;'),
  'an end of CDATA in the text': swap(/(?<=<title[^>]*>)(?=AI-)/, ']]>'),
  'space that is preserved': swap(/<title(?= |>)(?=[^<]*AI-)/, '<title xml:space="preserve"'),
  'a second language of the feed': inHead(
    '<dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">ar</dc:language>',
  ),
  'a picture of the feed in media': inHead(`<media:thumbnail url="${evil}1.jpg"/>`),
  'an element of the feed that Candor does not write': inHead(
    `<product><title>${byPeople}</title></product>`,
  ),
  'an item in an element of the feed': swap(
    '</generator>',
    `<item><title>${byPeople}</title></item></generator>`,
  ),
  'an author of the feed in another vocabulary': inHead(
    `<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">${byPeople}</dc:creator>`,
  ),
  'a declaration in quotes of the other kind': swap(
    '<?xml version="1.0" encoding="utf-8"?>',
    "<?xml version='1.0' encoding='shift_jis'?>",
  ),
  'an instruction in the item': secondOf(`<?php echo "${byPeople}" ?>`),
  'a second text in CDATA': swap(/(?<=<content[^>]*>)(?=<!\[CDATA)/, '<![CDATA[<s>]]>'),
  'a title split by CDATA': swap(/(?<=<title[^>]*>AI)-/, '<![CDATA[-]]>'),
  'a description in Media RSS beside the item': inHead(
    `<media:group><media:description>${byPeople}</media:description></media:group>`,
  ),
}

const rssOnly: Changes = {
  'rights under the prefix of pictures': declaring(
    'xmlns:q="http://search.yahoo.com/mrss/"',
    (document) =>
      replaced(
        document
          .replace(
            'xmlns:media="http://search.yahoo.com/mrss/"',
            'xmlns:media="https://rslstandard.org/rsl"',
          )
          .replace(/(<\/?)media:/g, '$1q:'),
        '<candor:statement',
        `<media:content url="${evil}1.jpg"/><candor:statement`,
      ),
  ),
  'a second language of the channel': inHead('<language>ar</language>'),
  'a second channel': swap('</channel>', `</channel><channel><title>${byPeople}</title></channel>`),
  'a cloud of the channel': inHead(`<cloud domain="evil.example" path="/x"/>`),
  'an author of the channel in podcasts': inHead(
    `<itunes:author xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">${byPeople}</itunes:author>`,
  ),
  'items of RSS 1.0': (document) =>
    replaced(
      document,
      /<rss version="2.0"/,
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
    ).replace('</rss>', '</rdf:RDF>'),
  'an editor of the channel for an item without an author': of(
    'anonymous',
    inHead(`<managingEditor>eve@evil.example (${byPeople})</managingEditor>`),
  ),
}

const rssDifferent: Changes = {
  'a channel in another language': swap('<channel>', '<channel xml:lang="ar">'),
}

const atomOnly: Changes = {
  'another address of the article under a name of RSS 1.0': declaring(
    'xmlns:x="http://purl.org/rss/1.0/"',
    swap(
      'href="https://news.example.org/2026/05/bridge-reopens"',
      `href="${evil}" x:href="https://news.example.org/2026/05/bridge-reopens"`,
    ),
  ),
  'a title under another type': declaring(
    'xmlns:x="http://purl.org/rss/1.0/"',
    swap('<title type="text">AI', '<title type="html" x:type="text">AI'),
  ),
  'a name of the link': swap(
    'href="https://news.example.org/2026/05/bridge-reopens"',
    `href="https://news.example.org/2026/05/bridge-reopens" title="${byPeople}"`,
  ),
  'a link to a page in another language': swap(
    'href="https://news.example.org/2026/05/bridge-reopens"',
    'href="https://news.example.org/2026/05/bridge-reopens" hreflang="ar"',
  ),
  'a link that says it is a sound': swap(
    'type="text/html" href="https://news.example.org/2026/05/bridge-reopens"',
    'type="audio/mpeg" href="https://news.example.org/2026/05/bridge-reopens"',
  ),
  'a page as a licence': secondOf(`<link rel="license" type="text/html" href="${evil}"/>`),
  'a name of a licence': secondOf(
    `<link rel="license" title="${byPeople}" type="application/rsl+xml" href="${evil}"/>`,
  ),
  'the prefix of Atom': (document) =>
    replaced(
      document,
      'xmlns="http://www.w3.org/2005/Atom"',
      'xmlns="http://www.w3.org/2005/Atom" xmlns:a="http://www.w3.org/2005/Atom"',
    ).replace(/<(\/?)title(?=[^<]*AI-|>\s*<id>urn)/g, '<$1a:title'),
  'a second author of the feed': inHead(`<author><name>${byPeople}</name></author>`),
  'a contributor to the feed': inHead(`<contributor><name>${byPeople}</name></contributor>`),
}

type Item = Record<string, unknown> & {
  _candor: Record<string, unknown> & { disclosure: Record<string, unknown> }
}

function edited(
  change: (item: Item, feed: Record<string, unknown> & { items: Item[] }) => void,
): Change {
  return (document) => {
    const feed = JSON.parse(document)
    change(feed.items[0], feed)
    return JSON.stringify(feed)
  }
}

const jsonOnly: Changes = {
  'a number for a tag': edited((item) => Object.assign(item, { tags: [1e21] })),
  'a member beside the id': swap('"id":"urn', '"_candorId":0,"id":"urn'),
  'a number for the credit': edited((item) =>
    Object.assign(item._candor['image'] as object, { credit: 1 }),
  ),
  'a title that is a number': edited((item) => Object.assign(item, { title: 2026 })),
  'half a character': swap('"title":"AI-', '"title":"\\ud83dAI-'),
  'a character of no text': swap('"title":"AI-', '"title":"\\u0090By people\\u009cAI-'),
  'authors of the feed': edited((_, feed) =>
    Object.assign(feed, { authors: [{ name: byPeople }] }),
  ),
  'a prototype of the feed': swap('"items":', '"__proto__":{"title":"x"},"items":'),
  'a prototype of the disclosure': swap(
    '"mode":"ai',
    '"__proto__":{"mode":"human-only"},"mode":"ai',
  ),
  'null for the picture': edited((item) => Object.assign(item, { image: null })),
  'true for the language': edited((item) => Object.assign(item, { language: true })),
  'a second value in a list of authors': swap('"authors":[', '"authors":[[{"name":"Eve"}],'),
  'an item in a list': edited((item, feed) => Object.assign(feed, { items: [[item], item] })),
  'a text after the feed': (document) => `${document}{"title":"${byPeople}"}`,
  'a comment': (document) => `${document}// ${byPeople}`,
}

const atomDifferent: Changes = {
  'licences that nobody signed': secondOf(
    `<link rel="license" href="${evil}1"/><link rel="license" href="${evil}2"/>`,
  ),
}

export const strangersOf: Readonly<Record<FormatKey, Readonly<Record<string, Changes>>[]>> = {
  rss: [
    { different, unreadable },
    { unreadable: xmlOnly },
    { unreadable: rssOnly, different: rssDifferent },
  ],
  atom: [
    { different, unreadable },
    { unreadable: xmlOnly },
    { unreadable: atomOnly, different: atomDifferent },
  ],
  json: [{ different, unreadable }, { unreadable: jsonOnly }],
}

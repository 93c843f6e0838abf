/** Character encodings: declared rightly, wrongly, and not at all. */
import { describe, expect, it } from 'vitest'
import { importAll, inputOf, rss, rssItem } from './read.ts'

const title = 'Café – Brücke'
const feed = (declared: string) =>
  rss(rssItem(1).replace('Article 1', title)).replace('UTF-8', declared)

/** The bytes of windows-1252, which Node can decode and not encode. */
function latin(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text), (character) =>
    character === '–' ? 0x96 : character.charCodeAt(0),
  )
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(marked.length * 2))
  for (let at = 0; at < marked.length; at += 1)
    view.setUint16(at * 2, marked.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

const utf8 = (text: string) => new TextEncoder().encode(text)

const cases: readonly (readonly [string, Uint8Array, string | null, boolean])[] = [
  ['UTF-8', utf8(feed('utf-8')), null, false],
  ['UTF-8 with a mark', utf8(`\ufeff${feed('utf-8')}`), null, false],
  [
    'UTF-8 with a mark, declared as another',
    utf8(`\ufeff${feed('iso-8859-1')}`),
    'iso-8859-1',
    false,
  ],
  ['UTF-8 without a declaration', utf8(feed('utf-8').replace(/<\?xml.*\?>\n/, '')), null, false],
  ['UTF-8 declared as ISO-8859-1', utf8(feed('iso-8859-1')), null, true],
  ['UTF-8 declared as UTF-16', utf8(feed('utf-16')), null, false],
  ['UTF-8 declared as nonsense', utf8(feed('x-nonsense')), null, false],
  ['windows-1252', latin(feed('windows-1252')), null, false],
  ['windows-1252 declared as ISO-8859-1', latin(feed('ISO-8859-1')), null, false],
  ['windows-1252 declared as UTF-8', latin(feed('utf-8')), null, true],
  ['windows-1252 declared as UTF-8 by the server', latin(feed('windows-1252')), 'utf-8', true],
  ['windows-1252 declared by the server', latin(feed('utf-8')), 'windows-1252', false],
  ['UTF-16, little-endian', utf16(feed('utf-16'), true, true), null, false],
  ['UTF-16, big-endian', utf16(feed('utf-16'), false, true), null, false],
  ['UTF-16 without a mark', utf16(feed('utf-16'), true, false), null, false],
]

describe('reads', () => {
  it.each(cases)('%s', async (_, bytes, charset, guessed) => {
    const { articles, notes } = await importAll(inputOf(bytes, null, charset))
    expect(articles[0]?.title).toBe(title)
    expect(notes).toEqual(guessed ? ['encoding_guessed'] : [])
  })
})

it('replaces a byte that is broken in the middle of UTF-8, and keeps the rest', async () => {
  const [before = '', after = ''] = feed('utf-8').split('Brücke')
  const bytes = Uint8Array.from([...utf8(`${before}Brücke ü ü `), 0xc3, ...utf8(`x${after}`)])
  const { articles } = await importAll(inputOf(bytes))
  expect(articles[0]?.title).toBe('Café – Brücke ü ü \ufffdx')
})

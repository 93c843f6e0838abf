/**
 * The words of each language that Candor has: what a feed says in it around the newsroom's own texts, in languages.json. After an
 * intended change, rewrite the table and review the diff: `UPDATE_GOLDEN=1 npx vitest run test/product/golden/languages`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { parseAtomFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { type Reading, readWithSaxes } from '../../core/text/xml-readers.ts'
import { languageCodes, renderIn } from './language-news.ts'

const isSet = (variable: string) => (process.env[variable] ?? '') !== ''
const updating = isSet('UPDATE_GOLDEN') && !isSet('CI')
const file = new URL('languages.json', import.meta.url)

/** The texts and attributes of the document, in order and once each; those of HTML between its tags. */
function textsOf({ text, attributes, children }: Reading): readonly string[] {
  const own = [...Object.values(attributes), ...text.split(/<[^>]*>|\n/)].map((each) => each.trim())
  return [...new Set([...own, ...children.flatMap(textsOf)])].filter((each) => each !== '')
}

const documents = new Map(languageCodes.map((code) => [code, renderIn(code)]))
const texts = [...documents].map(([code, text]) => [code, textsOf(readWithSaxes(text))] as const)
const [[, first] = ['', []], ...others] = texts
/** What all languages say: the newsroom's own texts, addresses and names. */
const shared = new Set(first.filter((text) => others.every(([, each]) => each.includes(text))))
const spoken = Object.fromEntries(
  texts.map(([code, each]) => [code, each.filter((text) => text !== code && !shared.has(text))]),
)
if (updating) writeFileSync(file, `${JSON.stringify(spoken, null, 2)}\n`)
const kept: Readonly<Record<string, readonly string[]>> = JSON.parse(readFileSync(file, 'utf8'))

describe.each([...documents])('%s', (code, text) => {
  it('is said as in the table', () => {
    expect(spoken[code]).toEqual(kept[code])
    expect(kept[code]?.length).toBeGreaterThan(15)
  })

  it('is read by a parser of others: six entries, none in another language', () => {
    expect(parseAtomFeed(text).entries).toHaveLength(6)
    const [, ...tags] = text.match(/(?<= (?:xml:)?lang=")[^"]+/g) ?? []
    expect(tags.filter((language) => language !== code)).toEqual([])
  })
})

it('has words for each language, and no others', () => {
  expect(Object.keys(kept)).toEqual(languageCodes)
})

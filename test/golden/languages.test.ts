/**
 * One document in each language that Candor has words for: an Atom feed that shows labels, statements, corrections, a
 * retraction, sources and names. A new language gets its own by `UPDATE_GOLDEN=1 npx vitest run test/golden/languages`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseAtomFeed } from 'feedsmith'
import { describe, expect, it } from 'vitest'
import { renderAtom } from '../../src/feed/atom.ts'
import { archivedPart } from '../../src/request/selection.ts'
import { languages } from '../../src/words/languages.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildSite,
  buildSnapshot,
  buildSource,
  feedShowing,
} from '../fixtures/build-article.ts'

const isSet = (variable: string) => (process.env[variable] ?? '') !== ''
const updating = isSet('UPDATE_GOLDEN') && !isSet('CI')
const folder = new URL('languages/', import.meta.url)
const codes = Object.keys(languages)

const later = new Date('2026-05-03T10:00:00Z')

/**
 * A part of an archive: an article with two corrections, one of each other mode, one without a standfirst, and a retracted
 * one; then a correction and a retraction as entries of their own.
 */
function render(language: string): string {
  const retraction = { reason: '…', date: later }
  const articles = [
    buildArticle({ corrections: [buildCorrection({ text: '…' }), buildCorrection({ text: '… …', date: later })] }),
    buildArticle({ disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'R. Reviewer' }), standfirst: '' }),
    buildArticle({ disclosure: buildDisclosure({ mode: 'human-only' }) }),
    buildArticle({ retraction }),
    ...(['correction', 'retraction'] as const).map((kind) =>
      buildArticle({ notice: { guid: `urn:example:${kind}`, kind, about: 'urn:example:4', ...buildCorrection() } }),
    ),
  ].map((article, index) => ({
    ...article,
    language,
    sources: [buildSource({ language })],
    guid: `urn:example:${index + 1}`,
  }))
  const part = { month: '2026-05', number: 1 }
  return renderAtom(
    feedShowing(buildSite({ language }), archivedPart('sources/example.org', part), buildSnapshot({ articles })),
  )
}

describe.each(codes)('%s', (code) => {
  it('is said as in its document', () => {
    const file = new URL(`${code}.atom.xml`, folder)
    const text = render(code)
    if (updating) writeFileSync(file, text)
    expect(text).toBe(readFileSync(file, 'utf8'))
  })

  it('is read by a parser of others: six entries, none in another language', () => {
    const text = render(code)
    expect(parseAtomFeed(text).entries).toHaveLength(6)
    const [, ...others] = text.match(/(?<= (?:xml:)?lang=")[^"]+/g) ?? []
    expect(others.filter((language) => language !== code)).toEqual([])
  })
})

it('has a document for each language, and no others', () => {
  expect(new Set(readdirSync(folder))).toEqual(new Set(codes.map((code) => `${code}.atom.xml`)))
})

/**
 * How two texts of an article differ, by words, as readers see them: paragraphs of unchanged, added
 * and removed text. Pure.
 */

import { readTokens } from 'candor-disclosure/parse/read-tokens.ts'
import { diffArrays } from 'diff'
import { paragraphsOf } from './paragraphs.ts'
import type { SignedText } from './signing.ts'

export type Piece = { readonly text: string; readonly change: 'same' | 'added' | 'removed' }
export type Paragraph = readonly Piece[]

type TextDiff = {
  readonly title: Paragraph
  readonly standfirst: Paragraph
  readonly body: readonly Paragraph[]
  readonly links: readonly Piece[]
}

/** Edits of one list of words, paragraphs or addresses: beyond them, all is removed and all is added. */
const maxEdits = 500
/**
 * Characters of rewritten paragraphs whose words are compared: a megabyte takes a second or two.
 */
const maxCompared = 100_000

function diffLists(before: readonly string[], after: readonly string[]) {
  const found = diffArrays([...before], [...after], { maxEditLength: maxEdits })
  const runs = found ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ]
  return runs.map(({ value, added, removed }) => {
    const change: Piece['change'] = added ? 'added' : removed ? 'removed' : 'same'
    return { entries: value, change }
  })
}

/** Splits text of any language: where words have no spaces between them, ICU knows them. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })
const wordsOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)

const whole = (text: string, change: Piece['change']): Paragraph =>
  text === '' ? [] : [{ text, change }]

/** `false` compares no words. */
function diffWords(
  before: string,
  after: string,
  compare = before.length + after.length <= maxCompared,
): Paragraph {
  if (before === after) return whole(after, 'same')
  if (!compare) return [...whole(before, 'removed'), ...whole(after, 'added')]
  return diffLists(wordsOf(before), wordsOf(after)).flatMap(({ entries, change }) =>
    whole(entries.join(''), change),
  )
}

/** A paragraph that was rewritten is compared with the one in whose position it is. */
function diffParagraphs(before: readonly string[], after: readonly string[]): Paragraph[] {
  let left = maxCompared
  const runs = diffLists(before, after)
  return runs.flatMap(({ entries, change }, index): Paragraph[] => {
    const next = runs[index + 1]
    if (change === 'added' && runs[index - 1]?.change === 'removed') return []
    if (change !== 'removed' || next?.change !== 'added')
      return entries.map((text) => whole(text, change))
    return Array.from({ length: Math.max(entries.length, next.entries.length) }, (_, position) => {
      const [was, is] = [entries[position] ?? '', next.entries[position] ?? '']
      left -= was.length + is.length
      return diffWords(was, is, left >= 0)
    })
  })
}

function linksOf(html: string): readonly string[] {
  const links: string[] = []
  type StartTag = { readonly attrs: readonly { readonly name: string; readonly value: string }[] }
  const start = ({ attrs }: StartTag) => {
    links.push(
      ...attrs.flatMap(({ name, value }) => (/^(href|src)$/.test(name) ? [`${value} `] : [])),
    )
  }
  readTokens(html, { start, end() {}, text() {} })
  return links
}

/** Different texts can have no difference here: in spaces, tags, and what readers never get. */
export function diffTexts(before: SignedText, after: SignedText): TextDiff {
  const links = diffLists(linksOf(before.body_html), linksOf(after.body_html))
  return {
    title: diffWords(before.title, after.title),
    standfirst: diffWords(before.standfirst, after.standfirst),
    body: diffParagraphs(paragraphsOf(before.body_html), paragraphsOf(after.body_html)),
    links: links.flatMap(({ entries, change }) =>
      change === 'same' ? [] : entries.map((text) => ({ text, change })),
    ),
  }
}

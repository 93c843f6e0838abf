/** What is wrong with the declarations of a feed: missing, against each other, or not where people meet them first. */
import type { Disclosed, ReadItem, Reading } from '../disclosure/declaration.ts'
import { bareLabel } from '../disclosure/labels.ts'
import { parseDate } from '../parse/parse-date.ts'
import { scanHtml } from '../parse/scan-html.ts'
import { primarySubtag } from '../text/language.ts'
import { languages } from '../words/languages.ts'
import { type Fault, type Found, ofDocument, when } from './validity.ts'

/** Labels of all languages without a colon, as titles, summaries and texts begin with them. */
const labels = new Set(
  Object.values(languages).flatMap((language) =>
    (['labels', 'labelsWithAi', 'titleLabels', 'titleLabelsWithAi'] as const).flatMap((section) =>
      Object.values(language?.[section] ?? {}).map((text) => bareLabel(text).toLowerCase()),
    ),
  ),
)
/** One look-up for each length is faster than one comparison for each label. */
const lengths = [...new Set([...labels].map(({ length }) => length))]
/** Other words of this meaning. */
const phrase =
  /\b(?:ai|a\.i\.|ki|ia)[- ](?:generated|assisted|written|authored|generiert|gestützt|geschrieben)|\b(?:generated|written|made|created|drafted|produced)\b.{0,40}\b(?:ai|artificial intelligence|chatgpt|claude|gemini)\b/i

/** Characters that lists and excerpts show. */
const openingLength = 160

function opensWithLabel(text: string | null, statement: string | null): boolean {
  const opening = (text ?? '')
    .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
    .trim()
    .slice(0, openingLength)
    .toLowerCase()
  if (statement && opening.includes(statement.toLowerCase().slice(0, 60))) return true
  // “AI” alone can be what the article is about.
  const ends = (length: number) => (length < 6 ? /^\s?[:：.。।]/ : /^(?!\p{L})/u).test(opening.slice(length))
  return lengths.some((length) => labels.has(opening.slice(0, length)) && ends(length)) || phrase.test(opening)
}

/** Whether people meet the disclosure first, in every position that readers show: the title, or both summary and text. */
export function isMetFirst({ title, summary, contentHtml }: ReadItem, statement: string | null): boolean {
  if (opensWithLabel(title, statement)) return true
  const texts = [summary, contentHtml === null ? null : scanHtml(contentHtml).text].filter(
    (text) => text !== null && text !== '',
  )
  return texts.length > 0 && texts.every((text) => opensWithLabel(text, statement))
}

const isByAi = ({ mode, byAi }: Disclosed): boolean => (mode === null ? byAi === true : mode !== 'human-only')

function itemFaults(item: ReadItem): Fault[] {
  const { disclosure, language } = item
  const updated = Date.parse(parseDate(item.updated ?? item.published ?? '')?.at ?? '')
  const late = item.corrections.find(({ date }) => Date.parse(parseDate(date ?? '')?.at ?? '') > updated)
  const others = [
    ...contradictionFaults(item.contradictions),
    ...when(!!late, 'correction-unseen', `It was corrected on ${late?.date}, after its last date.`),
  ]
  if (disclosure === null) return others
  const { mode, reviewedBy, statement, statementLanguage: spoken } = disclosure
  const isLate = isByAi(disclosure) && !isMetFirst(item, statement)
  const isForeign = spoken !== null && language !== null && primarySubtag(spoken) !== primarySubtag(language)
  const isNameless = mode === 'ai-assisted' && reviewedBy === null
  const isNamed = mode === 'ai-autonomous' && reviewedBy !== null
  return [
    ...others,
    ...when(isLate, 'disclosure-not-first', `It declares ${mode ?? 'AI'}, and does not begin with words that say so.`),
    ...when(isNameless, 'reviewer-missing', 'It declares ai-assisted, and names no reviewer.'),
    ...when(isNamed, 'reviewer-unexpected', `It declares ai-autonomous, and names ${reviewedBy} as reviewer.`),
    ...when(isForeign, 'disclosure-language', `The statement is in ${spoken}, the article in ${language}.`),
  ]
}

const contradictionFaults = (contradictions: Reading['contradictions']): Fault[] =>
  contradictions.map(({ of, values }) => [
    'disclosure-contradiction',
    `${of}: ${values.map(({ value, at }) => `${value} (${at})`).join(', ')}.`,
  ])

/** Faults of the document, then of each item, by the name that `nameOf` gives it. */
export function findDisclosureFaults(reading: Reading, nameOf: (index: number) => string): Found[] {
  const { items, disclosure, contradictions } = reading
  const declares = disclosure !== null || items.some((item) => item.disclosure !== null || isMetFirst(item, null))
  const missing = (item: ReadItem): Fault[] => {
    if (item.disclosure !== null || disclosure !== null) return []
    const isWorded = isMetFirst(item, null)
    return [
      ...when(isWorded, 'disclosure-words-only', 'People can read that AI took part, and no data declares it.'),
      ...when(!isWorded && declares, 'disclosure-missing', 'It declares nothing, and other items do.'),
    ]
  }
  return [
    ...ofDocument(when(!declares && items.length > 0, 'disclosure-none', 'No item declares anything about AI.')),
    ...ofDocument(contradictionFaults(contradictions)),
    ...items.flatMap((item, index) =>
      [...missing(item), ...itemFaults(item)].map((fault): Found => [nameOf(index), fault]),
    ),
  ]
}

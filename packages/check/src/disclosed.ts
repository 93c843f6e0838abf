/**
 * What is wrong with the declarations of a feed: missing, against each other, or not where people
 * meet them first.
 */

import type {
  Declaration,
  Disclosed,
  ReadItem,
  Reading,
} from 'candor-disclosure/disclosure/declaration.ts'
import { needNoReviewer } from 'candor-disclosure/disclosure/parts.ts'
import { maxFound } from 'candor-disclosure/disclosure/reading-content.ts'
import { parseDate } from 'candor-disclosure/parse/parse-date.ts'
import { scanHtml } from 'candor-disclosure/parse/scan-html.ts'
import { primarySubtag } from 'candor-disclosure/text/language.ts'
import { knownLabels } from 'candor-disclosure/words/known-labels.ts'
import { type FeedFault, type FoundFault, ofDocument, quoted, when } from './fault.ts'
import { brokenRules, findUnlabelled, labelsOfParts, openingLabel, partsOf } from './part-faults.ts'

const { long, short, statements } = knownLabels()
/** Only long labels say by themselves that AI took part: “AI” may be a topic. */
const labels = { long: new Set(long), all: new Set([...long, ...short]) }

/** Direction marks are left out. “AI · ” and “AI/” stand before labels of other languages. */
const openingOf = (text: string): string =>
  text
    .slice(0, maxLength)
    .replace(/[\u2066-\u2069\u200e\u200f]/g, '')
    .trim()
    .toLowerCase()
const maxLength = 1000

/** The beginning of the text of HTML, or all of it. Most of them is in the first characters. */
export function beginningOf(html: string): string {
  const { text } = scanHtml(html.slice(0, 20 * maxLength))
  return text.length >= maxLength ? text : scanHtml(html).text
}

const opensWithLabel = (opening: string, ...known: readonly ReadonlySet<string>[]): boolean =>
  known.some((each) => each.has(openingLabel(opening)))

/**
 * Says whether people meet the disclosure first, in every position that readers show: the title, or
 * both summary and text. In these, also a declared statement or one of Candor's may stand first. A
 * correction may stand before, after the name of who made it, and its opening before the title.
 */
export function isMetFirst(item: ReadItem): boolean {
  const is = metFirst.get(item) ?? meetsFirst(item)
  metFirst.set(item, is)
  return is
}

/** Several rules ask, and each answer reads the text. */
const metFirst = new WeakMap<ReadItem, boolean>()

function meetsFirst(item: ReadItem): boolean {
  const { title, summary, contentHtml, found, disclosure, corrections, isRetracted } = item
  const known = [labels[disclosure === null ? 'long' : 'all'], labelsOfParts(item)]
  const heading = openingOf(title ?? '')
  const opened = isRetracted || corrections.length > 0 ? /^[^:：]+[:：](.*)$/s.exec(heading) : null
  if ([heading, opened?.[1]?.trim() ?? ''].some((each) => opensWithLabel(each, ...known)))
    return true
  const declared = found.flatMap(({ says }) => openingOf(says.statement ?? '').slice(0, 60) || [])
  const isFirst = (opening: string) =>
    opensWithLabel(opening, ...known) ||
    [...declared, ...statements].some((each) => opening.startsWith(each))
  // A correction alone has nothing that AI wrote.
  const texts = openingsOf({ summary, contentHtml })
    .map((opening) => (isFirst(opening) ? opening : afterCorrection(opening, corrections)))
    .filter((opening) => opening !== '')
  return texts.length > 0 && texts.every(isFirst)
}

const openingsOf = ({ summary, contentHtml }: Pick<ReadItem, 'summary' | 'contentHtml'>) =>
  [summary, contentHtml === null ? null : beginningOf(contentHtml)].map((text) =>
    openingOf(text ?? ''),
  )

/** Characters of a name. */
const maxName = 200

function afterCorrection(opening: string, corrections: ReadItem['corrections']): string {
  for (const { text } of corrections) {
    const own = openingOf(text)
    const at = opening.indexOf(own)
    if (own !== '' && at <= maxName && /[:：]\s*$/.test(opening.slice(0, Math.max(at, 0))))
      return opening.slice(at + own.length).trim()
  }
  return opening
}

const isByAi = ({ mode, byAi }: Disclosed): boolean =>
  mode === null ? byAi === true : mode !== 'human-only'

function itemFaults(item: ReadItem): FeedFault[] {
  const { disclosure, language } = item
  const updated = Date.parse(parseDate(item.updated ?? item.published ?? '')?.at ?? '')
  const late = item.corrections.find(
    ({ date }) => Date.parse(parseDate(date ?? '')?.at ?? '') > updated,
  )
  const unknown = unknownFaults(item.found)
  const others = [
    ...contradictionFaults(item.contradictions),
    ...unknown,
    ...brokenRules(item),
    ...when(!!late, 'correction-unseen', `It was corrected on ${late?.date}, after its last date.`),
  ]
  if (disclosure === null) return others
  const { mode, reviewedBy, statementLanguage: spoken } = disclosure
  const isLate = isByAi(disclosure) && !isMetFirst(item)
  const isForeign =
    spoken !== null && language !== null && primarySubtag(spoken) !== primarySubtag(language)
  // Attributes and flags have no reviewer.
  const couldName = item.found.some(
    ({ vocabulary }) => vocabulary === 'candor' || vocabulary === 'header',
  )
  const parts = partsOf(item)
  const isNameless =
    mode === 'ai-assisted' && reviewedBy === null && couldName && !needNoReviewer(parts)
  const isNamed = mode === 'ai-autonomous' && reviewedBy !== null
  const isPartial =
    parts.length > 0 && mode === null && disclosure.byAi === null && unknown.length === 0
  return [
    ...others,
    ...when(isPartial, 'disclosure-missing', 'It declares parts, and nothing of the whole.'),
    ...when(
      isLate,
      'disclosure-not-first',
      `It declares ${mode ?? 'AI'}, and does not begin with words that say so.`,
    ),
    ...(isLate || parts.length === 0
      ? []
      : findUnlabelled(item, [openingOf(item.title ?? ''), ...openingsOf(item)])),
    ...when(isNameless, 'reviewer-missing', 'It declares ai-assisted, and names no reviewer.'),
    ...when(
      isNamed,
      'reviewer-unexpected',
      `It declares ai-autonomous, and names ${reviewedBy} as reviewer.`,
    ),
    ...when(
      isForeign,
      'disclosure-language',
      `The statement is in ${spoken}, the article in ${language}.`,
    ),
  ]
}

const contradictionFaults = (contradictions: Reading['contradictions']): FeedFault[] =>
  contradictions.map(({ of, values }) => [
    'disclosure-contradiction',
    `${of}: ${values.map(({ value, at }) => `${value} (${at})`).join(', ')}.`,
  ])

const isOwnPart = ({ part, vocabulary }: Declaration) => part && vocabulary === 'candor'

/** Terms of IPTC can be right, and answer nothing; what only holds the parts of an item is missing a mode. */
const unknownFaults = (found: Reading['found']): FeedFault[] =>
  found
    .filter(
      ({ vocabulary, inherited, part, raw }) =>
        !inherited &&
        // The rules of parts have findings of their own.
        !(vocabulary === 'candor' && (part || (raw === '' && found.some(isOwnPart)))) &&
        ['candor', 'podcast', 'html', 'header'].includes(vocabulary),
    )
    .filter(({ says }) => says.mode === undefined && says.byAi === undefined)
    .map(({ at, raw, vocabulary }) =>
      vocabulary === 'html' && raw === 'mixed'
        ? ['disclosure-outdated', `${at} says “mixed”, which the final report no longer has.`]
        : ['disclosure-unknown', `${at} says ${raw === '' ? 'nothing' : quoted(raw)}.`],
    )

/** It has nothing to disclose: `element-missing` says so. */
const isEmpty = ({ title, summary, contentHtml, found }: ReadItem): boolean =>
  !title && !summary && !contentHtml && found.length === 0

/** What a reading leaves out: of each text the regions, the sentences and the works after the first. */
function unreadFaults({ found, items }: Pick<Reading, 'found' | 'items'>): FeedFault[] {
  const isFull = [{ found }, ...items].some((each) =>
    (['html', 'words', 'json-ld'] as const).some(
      (name) => each.found.filter(({ vocabulary }) => vocabulary === name).length >= maxFound,
    ),
  )
  const detail = `A text has ${maxFound} declarations in HTML or more: the first were read.`
  return when(isFull, 'not-read', detail)
}

/** Faults of the document, then of each item, by the name that `nameOf` gives it. */
export function findDisclosureFaults(
  reading: Reading,
  nameOf: (index: number) => string,
): FoundFault[] {
  const { items, disclosure, contradictions } = reading
  const isSilent = (item: ReadItem) =>
    item.disclosure === null && unknownFaults(item.found).length === 0
  const declares = disclosure !== null || items.some((item) => !isSilent(item) || isMetFirst(item))
  // Nobody can flag an article without AI for MSN.
  const hasAnswers = items.some(({ found }) =>
    found.some(({ vocabulary }) => !['msn', 'words'].includes(vocabulary)),
  )
  const missing = (item: ReadItem): FeedFault[] => {
    if (!isSilent(item) || isEmpty(item) || disclosure !== null) return []
    const isWorded = isMetFirst(item)
    return [
      ...when(
        isWorded,
        'disclosure-words-only',
        'People can read that AI took part, and no data declares it.',
      ),
      ...when(
        !isWorded && hasAnswers && declares,
        'disclosure-missing',
        'It declares nothing, and other items do.',
      ),
    ]
  }
  return [
    ...ofDocument(
      when(
        !declares && items.some((item) => !isEmpty(item)),
        'disclosure-none',
        'No item declares anything about AI.',
      ),
    ),
    ...ofDocument([
      ...unreadFaults(reading),
      ...contradictionFaults(contradictions),
      ...unknownFaults(reading.found),
    ]),
    ...items.flatMap((item, index) =>
      [...missing(item), ...itemFaults(item)].map((fault): FoundFault => [nameOf(index), fault]),
    ),
  ]
}

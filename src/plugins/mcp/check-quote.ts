/** Is a sentence in an article as it stands? */
import { SelectionError } from '../../core/request/parameter.ts'
import { type AnswerArticle, mayUseText } from './article.ts'
import { shortQuote, verdicts } from './words/sentences.ts'

export const longestQuote = 1000
/** Shorter quotations are anywhere. */
const shortestQuote = 15
/** A character of a script without letters: it counts as three. */
const dense = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu

/** Makes spellings of the same words equal. Keeps the line feed after each block. */
export const normalize = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(/[‘’‚‛′‹›`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replaceAll('…', '...')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?(["-]) ?/g, '$1')

/** At the end of a text: a blank after a sentence, or a new line; scripts without blanks need none. */
const afterSentence = /(?:^|\n|[.!?؟।]["')\]]{0,2}[ "]|[。！？]["')\]]{0,2})["'(]{0,2}$/
/** “U. ” and “St. ” end no sentence. */
const abbreviation = /(?:^|[\s.("'])\p{Lu}\p{L}{0,2}\.["')\]]{0,2}[ "]["'(]{0,2}$/u
/** At the beginning of a text: the end of a sentence that has its own stop, or lacks it. */
const afterStop = /^["')\]]*(?:[ \n"]|$)/
const beforeStop = /^(?:["')\]]*[.!?؟।]["')\]]*(?:[ \n"]|$)|["')\]]*(?:[。！？\n]|$))/

/** `part` is no whole sentence. Both are normalized; `text` has a line for each block. */
export function findQuote(text: string, quote: string): 'found' | 'part' | null {
  const flat = text.replaceAll('\n', ' ')
  const first = flat.indexOf(quote)
  for (let at = first; at >= 0; at = flat.indexOf(quote, at + quote.length)) {
    const end = at + quote.length
    const before = text.slice(Math.max(0, at - 12), at)
    const after = text.slice(end, end + 6)
    const begins = afterSentence.test(before) && !abbreviation.test(before)
    const isStopped = /[.!?؟।]["')\]]*$/.test(quote)
    const ends = /[。！？]["')\]]*$/.test(quote) || (isStopped ? afterStop : beforeStop).test(after)
    const isOneBlock = !text.slice(at, end).includes('\n')
    if (begins && ends && isOneBlock) return 'found'
  }
  return first < 0 ? null : 'part'
}

type ArticleText = {
  readonly article: AnswerArticle
  readonly text: string
  readonly as_of: string | null
}

/** @throws {SelectionError} for a short quotation. */
export async function checkQuote(quote: string, read: () => Promise<ArticleText>) {
  const own = normalize(quote.replace(/\s+/g, ' ').trim()).replace(/^["']{1,3}|["']{1,3}$/g, '')
  if (own.length + 2 * (own.match(dense)?.length ?? 0) < shortestQuote)
    throw new SelectionError(shortQuote(own.length, shortestQuote))
  const { article, text, as_of } = await read()
  const verdict = verdictOf(article, text, own)
  const corrected = article.corrections.length > 0
  return { verdict, explanation: verdicts[verdict], as_of, corrected, quote, article }
}

function verdictOf(article: AnswerArticle, text: string, quote: string): keyof typeof verdicts {
  if (article.retracted) return 'retracted'
  if (!mayUseText(article) || text === '') return 'not-checked'
  const isNamed = article.corrections.some((each) => findQuote(normalize(each.text), quote))
  return findQuote(text, quote) ?? (isNamed ? 'in-correction' : 'not-found')
}

/** Is a sentence in an article as it stands? */
import { type AnswerArticle, mayUseText } from './article.ts'
import { WrongInput } from './cursor.ts'
import { shortQuote, verdicts } from './words/sentences.ts'

export const longestQuote = 1000
/** Shorter quotations are anywhere. */
const shortestQuote = 15

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

const endOfSentence = /[.!?。！？؟।]["')\]]?$/

/** `part` is no whole sentence. Both are normalized; `text` has a line for each block. */
export function findQuote(text: string, quote: string): 'found' | 'part' | null {
  const flat = text.replaceAll('\n', ' ')
  const first = flat.indexOf(quote)
  for (let at = first; at >= 0; at = flat.indexOf(quote, at + quote.length)) {
    const end = at + quote.length
    const before = text.slice(Math.max(0, at - 3), at).replace(/[ "'(]{1,3}$/, '')
    const after = text.slice(end, end + 2)
    const begins = /^$|\n$/.test(before) || endOfSentence.test(before)
    const ends = /^$|^["')]?[.!?。！？؟।\n]/.test(after) || endOfSentence.test(quote)
    if (begins && ends) return 'found'
  }
  return first < 0 ? null : 'part'
}

type ArticleText = { readonly article: AnswerArticle; readonly text: string }

/** @throws {WrongInput} for a short quotation. */
export async function checkQuote(quote: string, read: () => Promise<ArticleText>) {
  const own = normalize(quote.replace(/\s+/g, ' ').trim()).replace(/^["']{1,3}|["']{1,3}$/g, '')
  if (own.length < shortestQuote) throw new WrongInput(shortQuote(own.length, shortestQuote))
  const { article, text } = await read()
  const verdict = verdictOf(article, text, own)
  const corrected = article.corrections.length > 0
  return { verdict, explanation: verdicts[verdict], corrected, quote, article }
}

function verdictOf(article: AnswerArticle, text: string, quote: string): keyof typeof verdicts {
  if (article.retracted) return 'retracted'
  if (!mayUseText(article) || text === '') return 'not-checked'
  const isNamed = article.corrections.some((each) => findQuote(normalize(each.text), quote))
  return findQuote(text, quote) ?? (isNamed ? 'in-correction' : 'not-found')
}

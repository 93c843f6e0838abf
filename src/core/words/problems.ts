/** Texts of problems: in English in problem documents, in the language of pages on pages and in frames. */
import { textDirection } from 'candor-disclosure/text/language.ts'
import { en } from './en.ts'
import type { Words, WordTable } from './language.ts'
import { fill, wordsIn } from './words.ts'

type ErrorWords = Words<'pages'>['error']
type Title = keyof ErrorWords['titles']
type Reason = keyof ErrorWords['texts']

/** The status and the title of each reason. */
const reasons = {
  noMatch: [400, 'noArticle'],
  noWords: [400, 'noWords'],
  noPage: [404, 'missing'],
  noFeed: [404, 'missing'],
  closed: [410, 'gone'],
  removed: [410, 'gone'],
} as const satisfies Partial<Record<Reason, readonly [number, Title]>>

/** A problem in the words of pages. */
export type Explanation = {
  readonly title: Title
  /** Without it, the title says enough. */
  readonly reason?: Reason
  readonly values?: Readonly<Record<string, string>>
  /** Similar addresses and names. */
  readonly offered?: readonly string[]
}

/** The fields are those of problem documents. Without `explanation`, pages have a title for the status. */
export type ExplainedProblem = {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly explanation?: Explanation
  readonly retryAfterSeconds?: number
}

/** A problem of an address, in English. `more` is a sentence for programs, which begins with a blank. */
export function tell(
  reason: keyof typeof reasons,
  { more = '', ...values }: Omit<Explanation, 'title'> & { more?: string },
) {
  const [status, title] = reasons[reason]
  const explanation = { ...values, title, reason }
  return {
    status,
    title: en.pages.error.titles[title],
    detail: textOf(en.pages.error, explanation) + more,
    explanation,
  }
}

/** Other statuses are those of addresses and parameters: what exactly is wrong with them is only known in English. */
const byStatus: Readonly<Record<number, Explanation>> = {
  401: { title: 'token', reason: 'token' },
  403: { title: 'forbidden' },
  429: { title: 'tooMany' },
  500: { title: 'failed' },
  503: { title: 'unavailable' },
}

/** In the language of pages. `text` can be empty; `english` is a problem that pages only know in English. */
export function tellIn(language: string, table: WordTable, problem: ExplainedProblem) {
  const { language: own, words: all } = wordsIn('pages', language, table)
  const words = all.error
  const { status, title, detail, explanation = byStatus[status] } = problem
  if (own === 'en') return { language: own, title, text: detail, english: null }
  if (explanation === undefined) {
    return {
      language: own,
      title: words.titles[status === 404 ? 'missing' : 'invalid'],
      text: '',
      english: detail,
    }
  }
  return {
    language: own,
    title: words.titles[explanation.title],
    text: textOf(words, explanation, textDirection(own) === 'rtl'),
    english: null,
  }
}

/** Addresses in text from right to left are isolated, because they begin with a slash. */
function textOf(
  { texts, meant }: ErrorWords,
  { reason, values = {}, offered = [] }: Explanation,
  isRtl = false,
): string {
  if (reason === undefined) return ''
  const isolated = (text: string) => (isRtl ? `\u2068${text}\u2069` : text)
  const whole = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isolated(value)]),
  )
  const text = fill(texts[reason], whole)
  return offered.length === 0
    ? text
    : `${text} ${fill(meant, { list: offered.map(isolated).join(', ') })}`
}

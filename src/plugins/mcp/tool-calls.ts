/** The tools: their arguments, and what each answers. */
import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { familyPath, isFamilyKey } from '../../core/families/families.ts'
import {
  formEncoded,
  longestWords,
  normalizeText,
  SelectionError,
} from '../../core/request/parameter.ts'
import { type AnswerArticle, type JsonFeed, mayUseText, toArticle } from './article.ts'
import { checkQuote, longestQuote } from './check-quote.ts'
import { type Paging, pageOf } from './cursor.ts'
import { isMissing, type Lookup } from './reading.ts'
import { descriptions, noTool, unreadable, withheld, wrongFeed } from './words/sentences.ts'

export type ToolAnswer = Readonly<Record<string, unknown>>

type Name = keyof typeof descriptions

const text = (name: Name, max: number) =>
  v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(max),
    // PostgreSQL keeps no other text.
    v.check((given) => given.isWellFormed() && !given.includes('\0'), unreadable),
    v.description(descriptions[name]),
  )
const number = (name: Name) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.description(descriptions[name]))

const url = text('url', 2000)
const page = {
  limit: v.optional(v.pipe(number('limit'), v.minValue(1), v.maxValue(20)), 10),
  cursor: v.optional(text('cursor', 3000)),
}

/** Articles of a list. */
const most = 100
/** Characters of an answer. */
const textLength = 20_000

const tool = <S extends v.GenericSchema>(
  schema: S,
  answer: (reading: Lookup, given: v.InferOutput<S>) => Promise<ToolAnswer>,
) => ({
  schema,
  run(reading: Lookup, given: unknown) {
    const { output, issues, success } = v.safeParse(schema, given)
    if (success) return answer(reading, output)
    throw new SelectionError(v.summarize(issues).slice(0, 1000))
  },
})

async function listArticles(reading: Lookup, path: string, list: string, own: Paging) {
  const { language, items } = await reading.json<JsonFeed>(`${path}&content=summary`)
  const { part, next_cursor } = pageOf(items, list, own)
  const articles = part.map((item) => toArticle(reading.site, language, item))
  return {
    articles: await Promise.all(articles.map((each) => ofItsArticle(reading, each))),
    next_cursor,
  }
}

/** A notice says whether its article is retracted by now. */
async function ofItsArticle(reading: Lookup, own: AnswerArticle): Promise<AnswerArticle> {
  const [{ ref } = {}] = own.corrections
  if (ref === undefined) return own
  try {
    const { article } = await reading.article(ref, 'text')
    return { ...own, retracted: article.retracted }
  } catch (error) {
    // It was withdrawn a moment ago: nothing of it counts.
    if (isMissing(error)) return { ...own, retracted: true }
    throw error
  }
}

export async function latestArticles(reading: Lookup, feed: string, own: Paging) {
  if (!isFamilyKey(feed)) throw new SelectionError(wrongFeed(feed))
  return listArticles(reading, `${familyPath(feed)}feed.json?limit=${most}`, `latest ${feed}`, own)
}

type ListedFeeds = { groups: readonly { feeds: readonly { family: string }[] }[] }

const tools: Readonly<Record<string, ReturnType<typeof tool>>> = {
  search_articles: tool(
    v.strictObject({ query: text('query', longestWords), ...page }),
    (reading, { query, ...own }) => {
      const words = normalizeText(query)
      const limit = own.cursor === undefined ? own.limit + 1 : most
      const path = `/search/feed.json?q=${formEncoded(words)}&limit=${limit}`
      return listArticles(reading, path, words, own)
    },
  ),
  latest_articles: tool(
    v.strictObject({ feed: v.optional(text('feed', 300), 'all'), ...page }),
    (reading, { feed, ...own }) => latestArticles(reading, feed, own),
  ),
  get_article: tool(
    v.strictObject({ url, offset: v.optional(number('offset'), 0) }),
    async (reading, { url: own, offset }) => {
      const { article, text: all, as_of } = await reading.article(own, 'text')
      if (!mayUseText(article))
        return { article, as_of, withheld: withheld(article.rights.ai_rights) }
      const end = offset + textLength
      const next_offset = end < all.length ? end : null
      return { article, as_of, text: all.slice(offset, end) || null, next_offset }
    },
  ),
  list_feeds: tool(v.strictObject({ cursor: page.cursor }), async ({ json }, { cursor }) => {
    const { groups } = await json<ListedFeeds>('/feeds.json')
    const all = groups.flatMap(({ feeds }) => feeds.map((feed) => ({ ...feed, id: feed.family })))
    const { part, next_cursor } = pageOf(all, 'feeds', { limit: most, cursor })
    return { feeds: part, next_cursor }
  }),
  check_quote: tool(
    v.strictObject({ url, quote: text('quote', longestQuote) }),
    (reading, { url: own, quote }) => checkQuote(quote, () => reading.article(own, 'quote')),
  ),
}

/** @throws {SelectionError | Refusal} */
export async function callTool(reading: Lookup, name: string, given: unknown): Promise<ToolAnswer> {
  const own = Object.hasOwn(tools, name) ? tools[name] : undefined
  if (own === undefined) throw new SelectionError(noTool(name, Object.keys(tools)))
  return own.run(reading, given)
}

export const toolList = () =>
  Object.entries(tools).map(([name, { schema }]) => ({
    ...{ name, description: descriptions[name as Name] },
    inputSchema: toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' }) as {
      type: 'object'
    },
    annotations: { readOnlyHint: true, idempotentHint: true, openWorldHint: false },
  }))

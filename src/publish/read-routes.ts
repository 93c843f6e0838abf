/** The routes that read: an article, a list, the record of changes, and what a rule asks for. */
import { findByFilter, isStorable, namedBy, readArticles, readVisibility } from '../writer/read-articles.ts'
import { readEvents } from '../writer/read-events.ts'
import { apiPath } from './api-path.ts'
import { articleTag, toDocument } from './article-document.ts'
import { notFound, Refused } from './faults.ts'
import { articleFilters, eventFilters } from './parameters.ts'
import { type ApiRequest, route } from './route.ts'
import { allRules } from './rules.ts'

const getArticle = route({
  method: 'GET',
  path: '/articles/{name}',
  summary: 'Reads an article, and says which feeds show it',
  scopes: ['read'],
  answer: 'Article',
  ok: { 200: 'The article.' },
  refuses: ['404'],
  async handle({ name, caller, db, api: { site, partnersOf } }) {
    const [stored] = isStorable(name) ? await readArticles(db, namedBy(name)) : []
    const visibility = stored && (await readVisibility(db, [stored.id])).get(stored.id)
    if (!visibility) throw notFound(name)
    const etag = await articleTag(stored)
    const document = {
      ...toDocument(site, stored, visibility),
      ...(await partnersOf(caller, stored, visibility, etag)),
    }
    return { status: 200, body: { etag, ...document }, headers: { ETag: etag } }
  },
})

/** Newest written first. The bodies are left out: each article has its own address. */
const listArticles = route({
  method: 'GET',
  path: '/articles',
  summary: 'Lists articles, the last written first, without their bodies',
  scopes: ['read'],
  query: articleFilters,
  answer: 'ArticleList',
  ok: { 200: 'A page, and the address of the next.' },
  refuses: ['400'],
  async handle({ raw, caller, db, query, api: { site, base, partnersOf } }) {
    const { changed_since: changedSince, ...filter } = query
    const { page, next } = toPage(await findByFilter(db, { ...filter, changedSince }), filter.limit)
    const articles = []
    for (const stored of page) {
      const {
        body_html: _,
        reason: __,
        feeds: ___,
        ...rest
      } = toDocument(site, stored, { ...stored, reason: '', families: [] })
      const etag = await articleTag(stored)
      const partners = await partnersOf(caller, stored, { shown: stored.shown, reason: '' }, etag)
      articles.push({ etag, ...rest, ...partners })
    }
    return { status: 200, body: { articles, next: next && addressAfter(raw, base, next.number) } }
  },
})

/** The record of changes, of one article or of all. */
async function listChanges(request: ApiRequest<typeof eventFilters>, article: string | null) {
  const { raw, db, query, api } = request
  if (article !== null && !isStorable(article)) throw notFound(article)
  const { since, limit } = query
  const after = query.after ?? 0
  const found = await readEvents(db, { article, since, after, limit })
  if (article !== null && after === 0 && since === null && found.length === 0) throw notFound(article)
  const { page, next } = toPage(found, limit)
  return { status: 200, body: { events: page, next: next && addressAfter(raw, api.base, next.id) } }
}

const events = {
  method: 'GET',
  scopes: ['read'],
  query: eventFilters,
  answer: 'EventList',
  ok: { 200: 'A page, and the address of the next.' },
} as const

const listArticleEvents = route({
  ...events,
  path: '/articles/{name}/events',
  summary: 'Lists the changes of an article, the oldest first',
  refuses: ['400', '404'],
  handle: (request) => listChanges(request, request.name),
})

const listEvents = route({
  ...events,
  path: '/events',
  summary: 'Lists the changes of all articles, the oldest first',
  refuses: ['400'],
  handle: (request) => listChanges(request, null),
})

/** What a code in `errors` means. */
const explainRule = route({
  method: 'GET',
  path: '/errors/{code}',
  summary: 'Explains a rule that a body broke',
  scopes: null,
  answer: 'Rule',
  ok: { 200: 'The rule.' },
  refuses: ['404'],
  async handle({ name: code, api: { base } }) {
    const rule = Object.hasOwn(allRules, code) ? allRules[code] : undefined
    if (!rule) throw new Refused(404, `No rule has the name ${JSON.stringify(code)}. ${base}/ lists all of them.`)
    const where = rule.member === '' ? 'It' : `\`${rule.member.slice(1).replaceAll('/', '.')}\``
    return { status: 200, body: { code, ...rule, detail: `${where} must ${rule.requires}.` } }
  },
})

export const readRoutes = { getArticle, listArticles, listArticleEvents, listEvents }
export const ruleRoutes = { explainRule }

/** Of one entry more than the limit: the page, and its last entry if there are more. */
export function toPage<Entry>(found: readonly Entry[], limit: number) {
  const page = found.slice(0, limit)
  return { page, next: found.length > limit ? (page.at(-1) ?? null) : null }
}

/** The same address, after that position. */
export function addressAfter({ url }: Request, base: string, after: number): string {
  const { pathname, searchParams } = new URL(url)
  searchParams.set('after', String(after))
  return `${base}${pathname.slice(pathname.indexOf(apiPath) + apiPath.length)}?${searchParams}`
}

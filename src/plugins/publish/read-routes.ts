/**
 * The routes that read: an article, also as JSON-LD, a list, the record of changes, and what a rule
 * asks for.
 */

import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import { articleJsonLd } from '../../core/feed/json-ld.ts'
import { toEntry } from '../../core/feed/to-entry.ts'
import type { Site } from '../../core/settings/site.ts'
import { UnshowableArticle } from '../../core/store/to-article.ts'
import { answers } from './answers.ts'
import { articleTag, toDocument } from './article-document.ts'
import { notFound, Refused } from './faults.ts'
import { articleFilters, eventFilters } from './parameters.ts'
import { type ApiRequest, addressAfter, route, toPage } from './route.ts'
import { allRules } from './rules.ts'
import { findByFilter, isStorable, namedBy, readArticles } from './store/read-articles.ts'
import { readEvents } from './store/read-events.ts'
import { readVisibility } from './store/read-visibility.ts'
import type { StoredArticle } from './store/stored-article.ts'
import { storedAsArticle } from './stored-as-article.ts'

/** The record of changes, of one article or of all. */
async function listChanges(
  { raw, db, query, api }: ApiRequest<typeof eventFilters>,
  article: string | null,
) {
  if (article !== null && !isStorable(article)) throw notFound(article)
  const { since, limit } = query
  const after = query.after ?? 0
  const found = await readEvents(db, { article, since, after, limit })
  if (article !== null && after === 0 && since === null && found.length === 0)
    throw notFound(article)
  const { page, next } = toPage(found, limit)
  return { status: 200, body: { events: page, next: next && addressAfter(raw, api, next.id) } }
}

const creativeWorkStatus: Readonly<Partial<Record<StoredArticle['status'], string>>> = {
  draft: 'Draft',
  withheld: 'Withdrawn',
}

/** A draft has no dates until it has one of publication. */
function storedJsonLd(stored: StoredArticle, site: Site, now: Date): JsonObject {
  const { status, published_at: published } = stored
  const state = creativeWorkStatus[status]
  try {
    return {
      ...articleJsonLd(toEntry(storedAsArticle(stored, now), site, 'summary'), site),
      ...(state !== undefined && { creativeWorkStatus: state }),
      ...(published === null && { datePublished: undefined, dateModified: undefined }),
    }
  } catch (error) {
    if (error instanceof UnshowableArticle)
      throw new Refused(409, `Feeds cannot show the article: ${error.message}`)
    throw error
  }
}

const aPage = 'A page, and the address of the next.'
const events = {
  scopes: ['read'],
  query: eventFilters,
  answers: { 200: [answers.EventList, aPage] },
} as const

export const readRoutes = {
  getArticle: route('GET /articles/{name}', {
    summary: 'Reads an article, and says which feeds show it',
    scopes: ['read'],
    answers: { 200: [answers.Article, 'The article.'] },
    async handle({ name, caller, db, api: { site, partnersOf } }) {
      const [stored] = isStorable(name) ? await readArticles(db, namedBy(name)) : []
      const visibility = stored && (await readVisibility(db, [stored.id])).get(stored.id)
      if (!visibility) throw notFound(name)
      const etag = await articleTag(stored)
      const partners = await partnersOf(caller, stored, visibility, etag)
      const body = { etag, ...toDocument(site, stored, visibility), ...partners }
      return { status: 200, body, headers: { ETag: etag } }
    },
  }),

  getArticleJsonLd: route('GET /articles/{name}/json-ld', {
    summary: 'Describes an article in JSON-LD, for its page on the website of the newsroom',
    scopes: ['read'],
    answers: { 200: [answers.ArticleJsonLd, 'The article in the terms of schema.org.'] },
    refuses: ['409'],
    async handle({ name, db, api: { site } }) {
      const [stored] = isStorable(name) ? await readArticles(db, namedBy(name)) : []
      if (!stored) throw notFound(name)
      return { status: 200, body: storedJsonLd(stored, site, new Date()) }
    },
  }),

  /** Newest written first. The bodies are left out: each article has its own address. */
  listArticles: route('GET /articles', {
    summary: 'Lists articles, the last written first, without their bodies',
    scopes: ['read'],
    query: articleFilters,
    answers: { 200: [answers.ArticleList, aPage] },
    async handle({ raw, caller, db, query, api }) {
      const { changed_since: changedSince, returned, ...others } = query
      const filter = {
        ...others,
        changedSince,
        returned: returned === null ? null : returned === '1',
      }
      const { page, next } = toPage(await findByFilter(db, filter), filter.limit)
      const articles = []
      for (const stored of page) {
        const visibility = { ...stored, reason: '', families: [] }
        const {
          body_html: _,
          reason: __,
          feeds: ___,
          ...rest
        } = toDocument(api.site, stored, visibility)
        const etag = await articleTag(stored)
        articles.push({
          etag,
          ...rest,
          ...(await api.partnersOf(caller, stored, visibility, etag)),
        })
      }
      return { status: 200, body: { articles, next: next && addressAfter(raw, api, next.number) } }
    },
  }),

  listArticleEvents: route('GET /articles/{name}/events', {
    ...events,
    summary: 'Lists the changes of an article, the oldest first',
    handle: (request) => listChanges(request, request.name),
  }),

  listEvents: route('GET /events', {
    ...events,
    summary: 'Lists the changes of all articles, the oldest first',
    handle: (request) => listChanges(request, null),
  }),
}

export const ruleRoutes = {
  explainRule: route('GET /errors/{code}', {
    summary: 'Explains a rule that a body broke',
    scopes: null,
    answers: { 200: [answers.Rule, 'The rule.'] },
    async handle({ name: code, api: { base } }) {
      const rule = Object.hasOwn(allRules, code) ? allRules[code] : undefined
      if (!rule)
        throw new Refused(
          404,
          `No rule has the name ${JSON.stringify(code)}. ${base}/ lists all of them.`,
        )
      const where = rule.member === '' ? 'It' : `\`${rule.member.slice(1).replaceAll('/', '.')}\``
      return { status: 200, body: { code, ...rule, detail: `${where} must ${rule.requires}.` } }
    },
  }),
}

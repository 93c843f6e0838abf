/** The routes that read: an article, a list, and what a rule asks for. */
import type { Context } from 'hono'
import type { Site } from '../settings/site.ts'
import { findByFilter, isStorable, namedBy, readArticles, readVisibility } from '../writer/read-articles.ts'
import { readEvents } from '../writer/read-events.ts'
import { type Answer, toProblem, toResponse } from './answer.ts'
import { apiPath } from './api-path.ts'
import { articleTag, toDocument } from './article-document.ts'
import { requireRead } from './authenticate.ts'
import { eventFilters, filters, parseParameters } from './filter.ts'
import { notFound } from './operations.ts'
import type { PartnerAnswers } from './partner-answers.ts'
import { allRules } from './rules.ts'
import { type Asked, nameOf } from './write-routes.ts'

export type ReadParts = {
  readonly site: Site
  readonly partnersOf: PartnerAnswers
  /** Address of the API, without a slash at its end. */
  readonly base: string
}

export function createReadRoutes({ site, partnersOf, base }: ReadParts) {
  /** The record of changes, of one article or of all, the oldest first. */
  async function listEvents({ c, caller, db }: Asked): Promise<Answer> {
    requireRead(caller)
    const article = c.req.param('name') === undefined ? null : nameOf(c)
    if (article !== null && !isStorable(article)) throw notFound(article)
    const { since, after: sent, limit } = parseParameters(new URL(c.req.url).searchParams, eventFilters)
    const after = sent ?? 0
    const found = await readEvents(db, { article, since, after, limit })
    if (article !== null && after === 0 && since === null && found.length === 0) throw notFound(article)
    const events = found.slice(0, limit)
    const last = events.at(-1)
    return { status: 200, body: { events, next: found.length > limit && last ? nextPage(c, base, last.id) : null } }
  }

  return {
    async getArticle({ c, caller, db }: Asked): Promise<Answer> {
      requireRead(caller)
      const name = nameOf(c)
      const [stored] = isStorable(name) ? await readArticles(db, namedBy(name)) : []
      if (!stored) throw notFound(name)
      const visibility = (await readVisibility(db, [stored.id])).get(stored.id)
      if (!visibility) throw notFound(name)
      const etag = await articleTag(stored)
      const document = {
        ...toDocument(site, stored, visibility),
        ...(await partnersOf(caller, stored, visibility, etag)),
      }
      return { status: 200, body: { etag, ...document }, headers: { ETag: etag } }
    },

    /** Newest written first. The bodies are left out: each article has its own address. */
    async listArticles({ c, caller, db }: Asked): Promise<Answer> {
      requireRead(caller)
      const { changed_since: changedSince, ...filter } = parseParameters(new URL(c.req.url).searchParams, filters)
      const found = await findByFilter(db, { ...filter, changedSince })
      const page = found.slice(0, filter.limit)
      const last = page.at(-1)
      const next = found.length > page.length && last ? nextPage(c, base, last.number) : null
      const articles: object[] = []
      for (const stored of page) {
        const {
          body_html: _,
          reason: __,
          feeds: ___,
          ...rest
        } = toDocument(site, stored, { ...stored, reason: '', families: [] })
        const etag = await articleTag(stored)
        articles.push({
          etag,
          ...rest,
          ...(await partnersOf(caller, stored, { shown: stored.shown, reason: '' }, etag)),
        })
      }
      return { status: 200, body: { articles, next } }
    },

    listEvents,
    listArticleEvents: listEvents,
  }
}

/** What a code in `errors` means. */
export function explainRule(base: string, c: Context): Response {
  const code = c.req.param('code') ?? ''
  const rule = Object.hasOwn(allRules, code) ? allRules[code] : undefined
  if (!rule) {
    const detail = `No rule has the name ${JSON.stringify(code)}. ${base}/ lists all of them.`
    return toResponse(c.req.raw, toProblem(base, { status: 404, detail }))
  }
  const where = rule.member === '' ? 'It' : `\`${rule.member.slice(1).replaceAll('/', '.')}\``
  return toResponse(c.req.raw, { status: 200, body: { code, ...rule, detail: `${where} must ${rule.requires}.` } })
}

/** The same address, after that position. */
function nextPage(c: Context, base: string, after: number): string {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.set('after', String(after))
  return `${base}${pathname.slice(pathname.indexOf(apiPath) + apiPath.length)}?${searchParams}`
}

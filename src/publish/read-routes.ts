/** The routes that read: an article, a list, and what a rule asks for. */
import type { Context } from 'hono'
import { authorshipModes } from '../disclosure/modes.ts'
import type { Site } from '../settings/site.ts'
import { type ArticleFilter, findByFilter, namedBy, readArticles, readVisibility } from '../writer/read-articles.ts'
import { type Answer, toProblem, toResponse } from './answer.ts'
import { articleTag, toDocument } from './article-document.ts'
import { requireRead } from './authenticate.ts'
import { Refused } from './faults.ts'
import { notFound } from './operations.ts'
import { allRules, statuses } from './rules.ts'
import { isTimestamp } from './timestamp.ts'
import { type Asked, nameOf } from './write-routes.ts'

export type ReadParts = {
  readonly site: Site
  /** Address of the API, without a slash at its end. */
  readonly base: string
}

/** Articles in one answer. */
const longestList = 100
const standardList = 50

export function createReadRoutes({ site, base }: ReadParts) {
  return {
    async one({ c, caller, db }: Asked): Promise<Answer> {
      requireRead(caller)
      const name = nameOf(c)
      const [stored] = await readArticles(db, namedBy(name))
      if (!stored) throw notFound(name)
      const visibility = (await readVisibility(db, [stored.id])).get(stored.id)
      if (!visibility) throw notFound(name)
      const etag = await articleTag(stored)
      return { status: 200, body: { etag, ...toDocument(site, stored, visibility) }, headers: { ETag: etag } }
    },

    /** Newest written first. The bodies are left out: each article has its own address. */
    async list({ c, caller, db }: Asked): Promise<Answer> {
      requireRead(caller)
      const filter = toFilter(new URL(c.req.url).searchParams)
      const found = await findByFilter(db, filter)
      const page = found.slice(0, filter.limit)
      const last = page.at(-1)
      const next = found.length > page.length && last ? nextAddress(c, base, last.number) : null
      const articles = await Promise.all(
        page.map(async (stored) => {
          const {
            body_html: _,
            reason: __,
            feeds: ___,
            ...rest
          } = toDocument(site, stored, { ...stored, reason: '', families: [] })
          return { etag: await articleTag(stored), ...rest }
        }),
      )
      return { status: 200, body: { articles, next } }
    },

    /** What a code in `errors` means. */
    explain(c: Context): Response {
      const code = c.req.param('code') ?? ''
      const rule = allRules[code]
      if (!rule) {
        const detail = `No rule has the name ${JSON.stringify(code)}. ${base}/ lists all of them.`
        return toResponse(c.req.raw, toProblem(base, { status: 404, detail }))
      }
      const where = rule.member === '' ? 'It' : `\`${rule.member.slice(1).replaceAll('/', '.')}\``
      return toResponse(c.req.raw, { status: 200, body: { code, ...rule, detail: `${where} must ${rule.requires}.` } })
    },
  }
}

function nextAddress(c: Context, base: string, after: number): string {
  const query = new URL(c.req.url).searchParams
  query.set('after', String(after))
  return `${base}/articles?${query}`
}

const filters = ['status', 'mode', 'topic', 'url', 'changed_since', 'limit', 'after'] as const

/** @throws {Refused} 400 with the first parameter that is wrong. */
function toFilter(query: URLSearchParams): ArticleFilter {
  const wrong = (name: string, rule: string) => new Refused(400, `The parameter ${name} must be ${rule}.`)
  for (const name of query.keys()) {
    if (!(filters as readonly string[]).includes(name))
      throw new Refused(400, `There is no parameter ${JSON.stringify(name)}. Use: ${filters.join(', ')}.`)
  }
  const oneOf = (name: string, allowed: readonly string[]) => {
    const value = query.get(name)
    if (value !== null && !allowed.includes(value)) throw wrong(name, `one of: ${allowed.join(', ')}`)
    return value
  }
  const whole = (name: string, least: number, most: number) => {
    const value = query.get(name)
    if (value === null) return null
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
    if (!(number >= least && number <= most)) throw wrong(name, `a whole number from ${least} to ${most}`)
    return number
  }
  const changedSince = query.get('changed_since')
  if (changedSince !== null && !isTimestamp(changedSince))
    throw wrong('changed_since', 'a time such as 2026-11-26T08:00:00Z')
  return {
    status: oneOf('status', statuses),
    mode: oneOf('mode', authorshipModes),
    topic: query.get('topic'),
    url: query.get('url'),
    changedSince,
    limit: whole('limit', 1, longestList) ?? standardList,
    after: whole('after', 0, Number.MAX_SAFE_INTEGER),
  }
}

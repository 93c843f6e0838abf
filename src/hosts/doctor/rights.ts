/** Compares what we say that machines may do with the robots.txt of the hosts of the articles. */

import { type AskWeb, askThrough, type Fetch } from 'candor-check/ask-web.ts'
import {
  isNamed,
  mayFetch,
  parseRobots,
  type Robots,
  useRulesFor,
} from 'candor-check/robots-text.ts'
import { counted } from 'candor-disclosure/text/counted.ts'
import { type ArticleRights, strictest, type Terms, termsOf } from '../../core/rights/ai-rights.ts'
import { creativeCommons } from '../../core/rights/creative-commons.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { type Diagnosis, newestArticles, ok, warning } from '../../core/tools/check.ts'
import { siteOf } from '../node/own-files.ts'
import type { Target } from './target.ts'

/** Crawlers (or their tokens for robots.txt) by what their operators say that they fetch for. */
const crawlers = {
  search: ['Googlebot', 'Bingbot'],
  input: ['OAI-SearchBot', 'ChatGPT-User', 'Claude-SearchBot', 'Claude-User', 'PerplexityBot'],
  train: ['GPTBot', 'ClaudeBot', 'CCBot', 'Google-Extended', 'Applebot-Extended', 'Bytespider'],
} as const

type Use = keyof typeof crawlers

const names: Readonly<Record<Use, string>> = {
  search: 'search',
  input: 'the input of models',
  train: 'training',
}

/**
 * Nothing unless AI_RIGHTS is set, or articles ask for it. One article of each host and value
 * stands for all.
 */
export async function checkRights(
  target: Target,
  environment: Environment,
  fetch: Fetch,
): Promise<Diagnosis[]> {
  const site = siteOf(environment)
  const terms = termsOf(site)
  const unheard = await checkArticles(target, terms)
  if (terms === null) return unheard
  const web = askThrough(fetch)
  const found = await Promise.all(
    (await newestArticles(target.ask, 'host, ai_rights')).map(async (article) => {
      const url = new URL(article.url)
      if (url.origin === site.origin) return []
      const own = strictest(terms, [article.ai_rights])
      return await checkHost(web, own, url, own === terms ? 'AI_RIGHTS' : `ai_rights of ${url}`)
    }),
  )
  // Several of one host can say what AI_RIGHTS says.
  const once = new Map(found.flat().map((each) => [each.text, each]))
  return [...checkLicence(terms), ...unheard, ...once.values()]
}

/** Articles whose own value says nothing: it can only be stricter than AI_RIGHTS. */
async function checkArticles({ ask }: Target, terms: Terms | null): Promise<Diagnosis[]> {
  const rows = await ask<{ value: ArticleRights; count: number }>(`
    select ai_rights as value, count(*)::int as count from articles
    where ai_rights is not null and status = 'published' group by ai_rights order by ai_rights`)
  return rows.flatMap(({ value, count }) => {
    if (terms?.value === value || (terms && strictest(terms, [value]) !== terms)) return []
    const subject = `ai_rights is ${value} in ${counted(count, 'published article')}`
    return terms === null
      ? [
          warning(
            `${subject}, and nothing says so: AI_RIGHTS is unset.`,
            'Set AI_RIGHTS to what most articles allow.',
          ),
        ]
      : [
          warning(
            `${subject}, which AI_RIGHTS (${terms.value}) does not allow.`,
            'Set AI_RIGHTS to the loosest value.',
          ),
        ]
  })
}

/** A licence of Creative Commons is for everyone, machines included. */
function checkLicence({ input, train, licenseUrl }: Terms): Diagnosis[] {
  if ((input && train) || creativeCommons(licenseUrl) === null) return []
  const text = `LICENSE_URL (${licenseUrl}) is a licence of Creative Commons, which is for everyone, and AI_RIGHTS refuses some uses.`
  return [warning(text, 'Set AI_RIGHTS to open, or LICENSE_URL to your own terms.')]
}

/** `name` is what the terms come from. */
async function checkHost(
  web: AskWeb,
  terms: Terms,
  { origin, pathname }: URL,
  name: string,
): Promise<Diagnosis[]> {
  const address = `${origin}/robots.txt`
  const { status, text, failure } = await web(address)
  const todo = `What it says of AI was not compared with ${name}.`
  if (failure !== null) return [warning(`${address} cannot be read: ${failure}.`, todo)]
  if (status >= 500 || (status >= 300 && status < 400))
    return [warning(`${address} answers ${status}.`, todo)]
  const robots = parseRobots(status === 200 ? text : '')
  const against = contradictions(terms, robots, pathname, name)
  if (against.length > 0) {
    return against.map((text) =>
      warning(`${address} ${text}`, `Change it, or ${name}: the stricter one may count.`),
    )
  }
  const says = useRulesFor(robots, pathname).length > 0 ? 'agrees with' : 'says nothing against'
  return [ok(`${address} ${says} ${name}.`)]
}

/** Each as the end of a sentence about the robots.txt. */
function contradictions(
  terms: Terms,
  robots: Robots,
  path: string,
  name: string,
): readonly string[] {
  const rules = useRulesFor(robots, path)
    .filter(({ use, allowed }) => allowed !== terms[use])
    .map(({ line, use, allowed }) => {
      return `${allowed ? 'allows' : 'refuses'} ${names[use]} in ${line}, and ${name} ${terms[use] ? 'allows' : 'refuses'} it.`
    })
  const fetched = (Object.keys(crawlers) as Use[]).flatMap((use) =>
    crawlers[use].flatMap((agent) => {
      const may = mayFetch(robots, agent, path)
      // That all crawlers may fetch says nothing of what they may do with it; a group of their own
      // does.
      if (may && (terms[use] || !isNamed(robots, agent))) return []
      if (!may && !terms[use]) return []
      return [
        may
          ? `allows ${agent}, which fetches for ${names[use]}, and ${name} refuses it.`
          : `keeps ${agent} out, which fetches for ${names[use]}, and ${name} allows it.`,
      ]
    }),
  )
  const licences = robots.licences
    .filter((licence) => licence !== terms.documentUrl)
    .map(
      (licence) =>
        `names another RSL licence, ${licence}: check that it says the same as ${terms.documentUrl}.`,
    )
  return [...rules, ...fetched, ...licences]
}

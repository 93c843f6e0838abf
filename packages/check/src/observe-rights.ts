/** What a feed and its host say that readers and machines may do. */
import { type AskWeb, askRobots, type WebAnswer } from './ask-web.ts'
import type { CheckedDelivery } from './delivery.ts'
import { maxRobots, mayFetch, parseRobots, type UseRule, useRulesFor } from './robots-text.ts'

/** What robots.txt, headers and TDMRep say of the feed: for readers, and for machines. */
export async function observeRights(
  ask: AskWeb,
  url: string,
  { headers }: WebAnswer,
): Promise<readonly CheckedDelivery[]> {
  const { origin, pathname } = new URL(url)
  const [file, tdmrep] = await Promise.all([
    askRobots(ask, origin),
    ask(`${origin}/.well-known/tdmrep.json`),
  ])
  const robots = parseRobots(file.status === 200 ? file.text : '')
  const usage = headers.get('Content-Usage')
  const uses: readonly UseRule[] = [
    ...useRulesFor(robots, pathname).map((each) => ({
      ...each,
      line: `${each.line} in robots.txt`,
    })),
    ...(usage === null
      ? []
      : useRulesFor(parseRobots(`User-agent: *\nContent-Usage: / ${usage}`), '/')),
  ]
  const reserved = headers.get('tdm-reservation')
  const lines = [
    ...uses.map(({ line, use, allowed }) => `${line} ${allowed ? 'allows' : 'refuses'} ${use}`),
    ...(reserved === null ? [] : [`tdm-reservation is ${reserved}`]),
    ...(tdmrep.status === 200 && tdmrep.text.includes('tdm-reservation')
      ? ['there is /.well-known/tdmrep.json']
      : []),
    ...robots.licences.map((licence) => `the RSL licence in robots.txt is ${licence}`),
    ...(/rel="?license/.test(headers.get('Link') ?? '') ? ['Link names a licence'] : []),
  ]
  const allowed = new Set(uses.filter((each) => each.allowed).map(({ use }) => use))
  const refused = new Set(uses.filter((each) => !each.allowed).map(({ use }) => use))
  if (reserved === '0') allowed.add('train')
  const both = [...allowed].filter((use) => refused.has(use))
  return [
    {
      code: 'robots-refuse',
      holds: mayFetch(robots, '*', pathname),
      detail: 'robots.txt keeps all crawlers out.',
    },
    {
      code: 'not-read',
      holds: !robots.isCut,
      detail: `robots.txt has more than ${maxRobots} characters: the first ones were read.`,
    },
    { code: 'rights-declared', holds: lines.length === 0, detail: `${lines.join('; ')}.` },
    {
      code: 'rights-contradict',
      holds: both.length === 0,
      detail: `They differ on ${both.join(', ')}.`,
    },
  ]
}

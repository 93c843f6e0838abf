/**
 * The publishing API with few and with many articles: what a request costs may not depend on how
 * many there are.
 */
import { digestOfToken, toToken } from '../../src/core/text/token.ts'
import type { Finding } from '../measurement.ts'
import { type Newsroom, ownGuids } from '../newsrooms.ts'
import { startCandorOnNode } from '../servers/candor.ts'
import type { Bench, Row } from './bench.ts'
import { compareNewsrooms, medianOf, milliseconds } from './compare-newsrooms.ts'

/** Requests in one round; the round's figure is their median. */
const requests = 40

type Request = {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly statuses: readonly number[]
}

/** The oldest article has the most articles before it. */
async function oldestPath({ client }: Newsroom): Promise<string> {
  const [oldest] = await client`select id from articles order by number limit 1`
  return `/articles/${oldest?.['id']}`
}

const changed = (number: number): Request => ({
  method: 'PUT',
  path: '/articles/candor-bench',
  body: {
    guid: `${ownGuids}api`,
    url: 'https://news.example.org/candor-bench',
    title: `Article ${number}`,
    body_html: '<p>A paragraph.</p>',
    language: 'en',
    status: 'published',
    disclosure: { mode: 'human-only' },
  },
  statuses: [200, 201],
})

const cases: readonly (readonly [
  string,
  (newsroom: Newsroom, number: number) => Request | Promise<Request>,
])[] = [
  ['PUT of a changed article', (_, number) => changed(number)],
  [
    'PATCH of the oldest article that changes nothing',
    async (newsroom) => {
      return { method: 'PATCH', path: await oldestPath(newsroom), body: {}, statuses: [200] }
    },
  ],
  [
    'GET of the oldest article',
    async (newsroom) => ({ method: 'GET', path: await oldestPath(newsroom), statuses: [200] }),
  ],
  ['GET of a list of 50', () => ({ method: 'GET', path: '/articles?limit=50', statuses: [200] })],
  ['GET of the drafts', () => ({ method: 'GET', path: '/articles?status=draft', statuses: [200] })],
]

export async function makeToken({ client }: Newsroom): Promise<string> {
  const token = toToken(crypto.getRandomValues(new Uint8Array(32)))
  await client`insert into api_tokens (name, digest, scopes)
    values (${`bench ${crypto.randomUUID()}`}, decode(${await digestOfToken(token)}, 'hex'), '{draft,publish,delete,read,any}')`
  return token
}

export const removeTokens = ({ client }: Newsroom) =>
  client`delete from api_tokens where starts_with(name, 'bench ')`

async function api(bench: Bench): Promise<Finding[]> {
  const newsrooms = [bench.small, await bench.large()]
  const servers = await Promise.all(
    newsrooms.map(({ url }) => startCandorOnNode(url, { WRITER_DATABASE_URL: url })),
  )
  const tokens = await Promise.all(newsrooms.map(makeToken))
  let number = 0
  const send = async (newsroom: Newsroom, { method, path, body, statuses }: Request) => {
    const index = newsrooms.indexOf(newsroom)
    const response = await fetch(`${servers[index]?.origin}/api/1${path}`, {
      method,
      headers: { Authorization: `Bearer ${tokens[index]}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!statuses.includes(response.status))
      throw new Error(`${method} ${path} answered ${response.status}: ${text}`)
  }
  try {
    const findings: Finding[] = []
    for (const [what, toRequest] of cases) {
      const side = (newsroom: Newsroom) =>
        medianOf(requests, async () => {
          number += 1
          const request = await toRequest(newsroom, number)
          return milliseconds(() => send(newsroom, request))
        })
      findings.push(await compareNewsrooms(bench, 'api', `${what}, p50`, side, 1.3))
    }
    return findings
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    for (const newsroom of newsrooms) await removeTokens(newsroom)
  }
}

export const apiRows: readonly Row[] = [{ name: 'api', measure: api }]

/**
 * The client of the API: its types are those of the routes, and it tells answers of the API from
 * those of others.
 */
import { expect, it } from 'vitest'
import { Failed } from '../../../src/core/tools/output.ts'
import { partnerRoutes } from '../../../src/plugins/partners/api/routes.ts'
import { createApiClient } from '../../../src/plugins/publish/commands/api-client.ts'
import { articleRoutes } from '../../../src/plugins/publish/routes.ts'

const base = 'https://news.example.org/news/api/1'

/** A client whose requests get this response, and the requests. */
function clientThatGets(response: () => Response) {
  const requests: Request[] = []
  const send = async (request: Request) => {
    requests.push(request)
    return response()
  }
  const client = createApiClient(base, send, { Authorization: 'Bearer candor_x' })
  return { client: client.for({ ...articleRoutes, ...partnerRoutes }), requests }
}

it('has the types of parameters, bodies and answers: a misspelt one is an error of the compiler', async () => {
  const { client } = clientThatGets(() =>
    Response.json({ partners: [], articles: [], token: 'candor_y' }),
  )
  const { articles } = await client.listArticles({ query: { limit: 7 } })
  const made = await client.createPartner({ body: { name: 'acme' } })
  expect([articles.length, made.token]).toEqual([0, 'candor_y'])
  // @ts-expect-error: the member is `token`
  expect(made.tokn).toBeUndefined()
  // @ts-expect-error: the parameter is `changed_since`
  await client.listArticles({ query: { changedSince: '2026-11-26T08:00:00Z' } })
  // @ts-expect-error: no status has this name
  await client.listArticles({ query: { status: 'live' } })
  // @ts-expect-error: the member is `per_hour`
  await client.createPartner({ body: { name: 'acme', perHour: 7 } })
  // @ts-expect-error: the path has a name
  await client.getPartner({})
})

it('sends the name percent-encoded, the parameters that are there, and the body as JSON', async () => {
  const { client, requests } = clientThatGets(() => Response.json({ result: 'created' }))
  await client.correctArticle({
    name: 'a/b ü?',
    query: { dry_run: '1' },
    body: { text: 'It was a Tuesday.' },
  })
  await client.listEvents({ query: { since: undefined, limit: 5 } })
  const [correction, events] = requests
  expect([correction?.method, correction?.url]).toEqual([
    'POST',
    `${base}/articles/a%2Fb%20%C3%BC%3F/corrections?dry_run=1`,
  ])
  expect(correction?.headers.get('Authorization')).toBe('Bearer candor_x')
  expect(correction?.headers.get('Content-Type')).toBe('application/json')
  expect(await correction?.json()).toEqual({ text: 'It was a Tuesday.' })
  expect([events?.url, events?.headers.get('Content-Type')]).toEqual([
    `${base}/events?limit=5`,
    null,
  ])
})

it.each([
  [
    'missing',
    Response.json({ title: 'Not found', status: 404, detail: 'No partner.' }, { status: 404 }),
    /^No partner/,
  ],
  ['away', new Response('<html>', { status: 502 }), /502.*CANDOR_URL/],
  ['refused', new Response('<html>', { status: 413 }), /413.*CANDOR_URL/],
  ['refused', new Response('<html>'), /200.*CANDOR_URL/],
])('ends with %s, the status and a reason', async (why, response, message) => {
  const { client } = clientThatGets(() => response)
  const error: unknown = await client.listPartners({}).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Failed)
  expect(error).toMatchObject({
    why,
    status: response.status,
    message: expect.stringMatching(message),
  })
})

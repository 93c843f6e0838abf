/** The requests of docs/publishing.md work, and that of docs/deploy-cloudflare.md. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scopes } from '../../../src/plugins/publish/scopes.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { buildBody } from '../../fixtures/build-body.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { codeBlocks, readDoc, section } from '../../fixtures/read-docs.ts'
import { openApi } from '../../plugins/publish/open-api.ts'

const page = readDoc('docs/publishing.md')
const part = (heading: string) => section(page, `## ${heading}`)
const jsonIn = (heading: string): readonly unknown[] =>
  codeBlocks(part(heading), 'json').map((block) => JSON.parse(block))

function putIn(text: string) {
  const [, address = '', body = ''] =
    /^curl -X PUT \S+\/api\/1(\S+) [\s\S]*? -d '([^']+)'$/m.exec(text) ?? []
  return { address, body }
}

describe('the requests', () => {
  let database: Awaited<ReturnType<typeof openMigrated>>
  let api: ReturnType<typeof openApi>
  beforeAll(async () => {
    database = await openMigrated()
    api = openApi(database.db, buildSite({ origin: 'https://feeds.example.org' }))
  })
  afterAll(() => database.close())

  const send = async (method: string, path: string, body?: unknown) => {
    const response = await api.request(`https://feeds.example.org/api/1${path}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }

  it('of "One article" makes it with the token that the page makes, and changes nothing the second time', async () => {
    const { address, body } = putIn(part('One article'))
    const [, may = ''] =
      /candor token create --name \S+ --may ([\w,]+)\)/.exec(part('One article')) ?? []
    const own = openApi(database.db, buildSite({ origin: 'https://feeds.example.org' }), {
      caller: {
        ...{ tokenId: 2, name: 'first', modes: null, reviewers: null, prefixes: null },
        scopes: scopes.filter((scope) => may.split(',').includes(scope)),
      },
    })
    const first = await own.request(`https://feeds.example.org/api/1${address}`, {
      ...{ method: 'PUT', body, headers: { 'Content-Type': 'application/json' } },
    })
    expect([first.status, await first.json()]).toMatchObject([201, { shown: true }])
    expect(await send('PUT', address, body)).toMatchObject({
      status: 200,
      body: { changed: false },
    })
  })

  it('of "From a draft to its publication" makes a draft that PATCH publishes', async () => {
    const { address, body } = putIn(part('From a draft to its publication'))
    expect(await send('PUT', address, body)).toMatchObject({ status: 201, body: { shown: false } })
    const [patch] = /\{"status": "published"\}/.exec(part('From a draft to its publication')) ?? []
    expect(await send('PATCH', address, patch)).toMatchObject({ body: { shown: true } })
  })

  it('of the guide to Cloudflare makes an article', async () => {
    const { address, body } = putIn(readDoc('docs/deploy-cloudflare.md'))
    expect(await send('PUT', address, body)).toMatchObject({ status: 201, body: { shown: true } })
  })

  it('of "Changing" correct and retract it', async () => {
    const actions = [
      ...part('Changing').matchAll(/`POST \/api\/1\/articles\/\{name\}(\S+)` \|[^|`]*`(\{.*?\})`/g),
    ]
    expect(actions.map(([, action]) => action)).toEqual(['/corrections', '/retraction'])
    for (const [, action, body] of actions) {
      expect([
        action,
        (await send('POST', `/articles/bridge-reopens${action}`, body)).status,
      ]).toEqual([action, 200])
    }
  })

  it('of "Several at once" are all done', async () => {
    const [batch] = jsonIn('Several at once')
    for (const id of ['b', 'c']) await send('PUT', `/articles/${id}`, buildBody())
    expect(await send('POST', '/batch', batch)).toMatchObject({ status: 200, body: { kept: true } })
  })

  it('without a disclosure are refused as "What is wrong" shows it', async () => {
    const { disclosure: _, ...body } = buildBody()
    const [problem] = jsonIn('What is wrong')
    expect(await send('PUT', '/articles/undisclosed', body)).toEqual({ status: 422, body: problem })
  })
})

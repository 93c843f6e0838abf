/**
 * Every route of the publishing API: a token with one of its scopes is let in, a token with all
 * others is not; and every holder, with articles of its own and of others.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { type Scope, scopes, scopesOf } from '../../../../src/plugins/publish/scopes.ts'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { allRoutes } from '../../../product/app/all-routes.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { faultsOf, publisherOf, sendRaw } from './publish-client.ts'

const draft = { status: 'draft' }
const correction = { text: 'It was a Tuesday.' }
const reason = { reason: 'The source was forged.' }
const reviewed = { disclosure: { mode: 'ai-assisted', reviewed_by: 'Ada Example' } }
const operation = (method: string, body?: object, id = 'scoped') => ({
  operations: [{ method, id, body }],
})

type Case = {
  readonly what?: string
  readonly body?: object
  /** The name of the article, if it is not the published one. */
  readonly name?: string
  /** Which tokens are let in. */
  readonly allowed: readonly Scope[]
  /** Scopes that together let in too, of which none does alone. */
  readonly together?: readonly Scope[]
  /** A scope that is needed besides. */
  readonly besides?: Scope
  /**
   * What those get, if it is no success: 404 of what is not there, 409 of what is off, 422 of an
   * empty body.
   */
  readonly status?: number
}

const writers = ['draft', 'publish'] as const
const webhooks = { allowed: ['webhooks'], status: 409 } as const
const partners = { allowed: ['partners'], status: 404, name: 'nobody' } as const

/** By the operations of the description. */
const cases: Readonly<Record<string, readonly Case[]>> = {
  'GET /articles/{name}': [{ allowed: ['read'] }],
  'GET /articles/{name}/json-ld': [{ allowed: ['read'] }],
  'PUT /articles/{name}': [
    { what: 'a new draft', name: 'scoped-new', body: buildBody(draft), allowed: writers },
    { what: 'a new article', name: 'scoped-new', body: buildBody(), allowed: ['publish'] },
    // Who may read an article and correct it gets the answer to a write that changes nothing.
    {
      what: 'the same again',
      body: buildBody(),
      allowed: writers,
      together: ['correct', 'retract'],
    },
    { what: 'another text', body: buildBody({ title: 'Other' }), allowed: ['publish'] },
    {
      what: 'a draft',
      name: 'scoped-draft',
      body: buildBody({ ...draft, title: 'Other' }),
      allowed: writers,
    },
    {
      what: 'a draft, to publish it',
      name: 'scoped-draft',
      body: buildBody(),
      allowed: ['publish'],
    },
  ],
  'PATCH /articles/{name}': [
    { what: 'the title', body: { title: 'Other' }, allowed: ['publish'] },
    { what: 'a date', body: { published_at: '2020-01-01T00:00:00Z' }, allowed: ['publish'] },
    { what: 'corrections', body: { corrections: [correction] }, allowed: ['correct'] },
    { what: 'a status that takes it back', body: { status: 'withheld' }, allowed: ['retract'] },
    {
      what: 'a retraction',
      body: { status: 'retracted', retraction: reason },
      allowed: ['retract'],
    },
    { what: 'a draft', name: 'scoped-draft', body: { title: 'Other' }, allowed: writers },
    { what: 'a review', body: reviewed, allowed: ['publish'], besides: 'review' },
    {
      what: 'a review of a draft',
      name: 'scoped-draft',
      body: reviewed,
      allowed: writers,
      besides: 'review',
    },
  ],
  'DELETE /articles/{name}': [{ allowed: ['delete'] }],
  'POST /articles/{name}/corrections': [{ body: correction, allowed: ['correct'] }],
  'POST /articles/{name}/retraction': [{ body: reason, allowed: ['retract'] }],
  'POST /articles/{name}/withholding': [{ allowed: ['retract'] }],
  'POST /batch': [
    { what: 'put', body: operation('put', buildBody(), 'scoped-new'), allowed: ['publish'] },
    {
      what: 'patch',
      body: operation('patch', { title: 'Other' }, 'scoped-draft'),
      allowed: writers,
    },
    { what: 'correct', body: operation('correct', correction), allowed: ['correct'] },
    { what: 'retract', body: operation('retract', reason), allowed: ['retract'] },
    { what: 'withhold', body: operation('withhold'), allowed: ['retract'] },
    { what: 'delete', body: operation('delete'), allowed: ['delete'] },
  ],
  'GET /articles': [{ allowed: ['read'] }],
  'GET /articles/{name}/events': [{ allowed: ['read'] }],
  'GET /events': [{ allowed: ['read'] }],
  'GET /readers': [{ allowed: ['stats'], status: 404 }],
  'GET /webhooks': [webhooks],
  'POST /webhooks': [{ ...webhooks, body: {} }],
  'GET /webhooks/{name}': [webhooks],
  'DELETE /webhooks/{name}': [webhooks],
  'GET /webhooks/{name}/deliveries': [webhooks],
  'POST /webhooks/{name}/test': [webhooks],
  'POST /webhooks/{name}/replay': [webhooks],
  'POST /webhooks/{name}/resumption': [webhooks],
  'POST /webhooks/{name}/secret': [webhooks],
  'GET /partners': [{ allowed: ['partners'] }],
  'POST /partners': [{ allowed: ['partners'], body: {}, status: 422 }],
  'GET /partners/{name}': [partners],
  'DELETE /partners/{name}': [partners],
  'POST /partners/{name}/token': [partners],
}

const described = Object.values(allRoutes).map(({ method, path }) => `${method} ${path}`)
/** Rules are explained to anybody. */
const open = ['GET /errors/{code}']

/** Nothing that a test may do stays. */
const dry = (method: string, path: string) =>
  method === 'GET' || !/^\/(articles|batch)/.test(path) ? '' : '?dry_run=1'
const query = (path: string) => (path.endsWith('/replay') ? '?after=1' : '')

export const describePublishScopes: Suite = (running, sql) => {
  const editor = publisherOf(running, sql)
  const tokens = new Map<string, ReturnType<typeof publisherOf>>()
  const tokenOf = (may: readonly Scope[]) => {
    const token = tokens.get(may.join()) ?? publisherOf(running, sql, { may })
    tokens.set(may.join(), token)
    return token
  }
  /** A token with all scopes but these. */
  const without = (these: readonly Scope[]) => tokenOf(scopes.filter((own) => !these.includes(own)))

  describe('a token', () => {
    beforeAll(async () => {
      await editor.put('scoped', buildBody())
      await editor.put('scoped-draft', buildBody(draft))
    })

    it('has a line for each operation of the description, and for each scope but that of holders', () => {
      expect([...Object.keys(cases), ...open].toSorted()).toEqual(described.toSorted())
      const named = Object.values(cases)
        .flat()
        .flatMap(({ allowed, besides = [] }) => [allowed, besides].flat())
      expect(scopes.filter((scope) => !named.includes(scope))).toEqual(['any'])
    })

    const all = Object.entries(cases).flatMap(([route, list]) =>
      list.map(
        (each) =>
          [`${route}${each.what === undefined ? '' : `: ${each.what}`}`, route, each] as const,
      ),
    )
    it.each(all)(
      'with the scope, and no other, may: %s',
      async (_, route, {
        name = 'scoped',
        body,
        allowed,
        together = [],
        besides,
        status = 200,
      }) => {
        const [method = '', pattern = ''] = route.split(' ')
        const path = pattern.replace('{name}', name)
        const address = `${path}${dry(method, path)}${query(path)}`
        for (const scope of allowed) {
          const may: readonly Scope[] = [scope, ...(besides === undefined ? [] : [besides]), 'any']
          const answered = await tokenOf(may).send(method, address, body)
          expect([scope, answered.status]).toEqual([scope, name === 'scoped-new' ? 201 : status])
        }
        for (const missing of [
          [...allowed, ...together],
          ...(besides === undefined ? [] : [[besides]]),
        ])
          expect((await without(missing).send(method, address, body)).status).toBe(403)
        const sent = { method, ...(body && { body: JSON.stringify(body) }) }
        expect((await sendRaw(running(), address, sent)).status).toBe(401)
      },
    )
  })

  describe('an article of a holder', () => {
    const may = scopes.filter((scope) => scope !== 'any')
    const holder = publisherOf(running, sql, { may, name: 'holder' })
    const sports = publisherOf(running, sql, { may, name: 'sports', prefixes: ['sports-', 'cup-'] })
    const tokens = { holder, sports, editor }
    /** By the articles, the tokens that may write them. */
    const writersOf: Readonly<Record<string, readonly (keyof typeof tokens)[]>> = {
      'sports-by-holder': ['holder', 'sports', 'editor'],
      'held-by-nobody': ['editor'],
      'held-by-holder': ['holder', 'editor'],
      'sports-by-nobody': ['sports', 'editor'],
      'sports-by-sports': ['sports', 'editor'],
    }
    const writes = [
      ['put', 'PUT', '', buildBody({ title: 'Other' })],
      ['patch', 'PATCH', '', { title: 'Other' }],
      ['delete', 'DELETE', '', undefined],
      ['correct', 'POST', '/corrections', correction],
      ['retract', 'POST', '/retraction', reason],
      ['withhold', 'POST', '/withholding', undefined],
    ] as const
    const articles = Object.keys(writersOf)
    const statusesOf = (token: keyof typeof tokens) =>
      articles.map((name) => [name, writersOf[name]?.includes(token) ? 200 : 403])

    beforeAll(async () => {
      for (const name of articles)
        await (name.endsWith('sports') ? sports : holder).put(name, buildBody())
      await sql(`update articles set holder = null where external_id like '%-by-nobody'`)
    })

    it('has a line for each method', () => {
      expect(writes.map(([method]) => method).toSorted()).toEqual(Object.keys(scopesOf).toSorted())
    })

    describe.each(['holder', 'sports', 'editor'] as const)(
      'is written or refused to the token %s',
      (token) => {
        it.each(writes)('by %s', async (_, method, action, body) => {
          // A batch does the same with all articles.
          for (const [name, status] of statusesOf(token).slice(2, 4)) {
            const answered = await tokens[token].send(
              method,
              `/articles/${name}${action}?dry_run=1`,
              body,
            )
            expect([name, answered.status]).toEqual([name, status])
          }
        })

        it('by a batch', async () => {
          const all = writes.flatMap(([method, , , body]) =>
            articles.map((id) => ({ method, id, body })),
          )
          const last = all.filter(({ method }) => method === 'delete')
          const operations = [...all.filter(({ method }) => method !== 'delete'), ...last]
          const { body } = await tokens[token].batch(operations, '?dry_run=1&atomic=0')
          expect(body.results.map(({ name, status }) => [name, status])).toEqual(
            writes.flatMap(() => statusesOf(token)),
          )
        })
      },
    )

    it('is refused by each of its names, with the holder and what is needed, also where nothing changes', async () => {
      const { id, guid } = (await holder.get('held-by-holder')).body
      for (const name of ['held-by-holder', guid, id]) {
        const { status, body } = await sports.put(name, buildBody())
        expect([status, body.errors]).toMatchObject([
          403,
          [
            {
              pointer: '/external_id',
              code: 'article_is_of_another_holder',
              detail: expect.stringMatching(/"holder".*"any"/),
            },
          ],
        ])
        expect((await sports.patch(name, {})).status).toBe(403)
      }
      const nobodys = await holder.put('held-by-nobody', buildBody())
      expect(nobodys.body.detail).toContain('nobody')
      expect((await sports.get('held-by-holder')).status).toBe(200)
    })

    it('has an id with a prefix of its token, if that has some', async () => {
      const { status, body } = await sports.put('news-1', buildBody())
      expect([status, body.errors]).toMatchObject([403, [{ code: 'external_id_has_no_prefix' }]])
      expect(
        faultsOf(await sports.batch([operation('put', buildBody(), 'a-cup-1').operations[0]])),
      ).toEqual({
        '/operations/0/id': 'external_id_has_no_prefix',
      })
      expect((await sports.put('cup-1', buildBody())).status).toBe(201)
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishScopes)

/**
 * Random bodies: what the API accepts the database takes, and both refuse the rest by the same
 * rules.
 */
import fc from 'fast-check'
import { safeParse } from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { articleBody } from '../../../src/plugins/publish/article-body.ts'
import { toRows } from '../../../src/plugins/publish/article-rows.ts'
import { allRules, otherRules, tableRules } from '../../../src/plugins/publish/rules.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { type Body, buildBody } from '../../fixtures/build-body.ts'
import { openShared } from '../../fixtures/open-migrated.ts'
import { runs } from '../../fixtures/runs.ts'
import { anyBody, anyName, longestBody, takenGuid } from '../../plugins/publish/any-body.ts'
import { openApi } from '../../plugins/publish/open-api.ts'
import { lateRules, rulesBySql } from '../../plugins/publish/sql-refusals.ts'

type Answered = { readonly id: string; readonly errors?: readonly { readonly code: string }[] }

/**
 * The form of lists and the date are the API's, so no body breaks these rules; retired topics are in
 * test/plugins/publish/app/publish-refusals.suite.ts.
 */
const unreachable = ['parts_are_a_list', 'published_has_published_at', 'topic_is_retired']
const reviewed = {
  mode: 'ai-assisted',
  reviewed_by: 'Ada Example',
  reviewed_at: '2026-05-01T00:00:00Z',
}
const long = 'x'.repeat(10_001)
const overlong: readonly (readonly [string, Body])[] = [
  ['new', { url: long, title: long, byline: long, byline_url: long, retraction: { reason: long } }],
  [
    'new',
    {
      disclosure: {
        mode: 'human-only',
        model: long,
        provider: long,
        statement: long,
        reviewed_by: `${long}y`,
      },
    },
  ],
  ['new', { picture: { url: long, type: 'image/png', alt: long, credit: long } }],
  [
    'new',
    {
      sources: [{ url: long, title: long, publisher: long }],
      topics: [{ slug: 'long', label: long }],
    },
  ],
  ['new', { corrections: [{ text: long, url: long }] }],
]
/** Bodies of which each breaks rules that random ones break too seldom. */
const rare: readonly (readonly [string, Body])[] = [
  ['shown', { guid: 'urn:example:other' }],
  ['shown', { published_at: '2099-01-01T00:00:00Z' }],
  [
    'shown',
    {
      title: 'Changed after the review',
      disclosure: reviewed,
    },
  ],
  ['shown', { title: 'Changed', disclosure: { ...reviewed, reviewed_at: '2026-05-02T00:00:00Z' } }],
  [
    'new',
    { disclosure: { ...reviewed, provider: 'ADA example ', generated_at: '2026-05-02T00:00:00Z' } },
  ],
  ['new', { disclosure: { ...reviewed, reviewed_by: 'J\u0430ne Doe' } }],
  [
    'imported',
    { title: 'Changed', disclosure: { mode: 'unknown' }, published_at: '2020-01-01T00:00:00Z' },
  ],
  ['two words', {}],
  ['taken-back', {}],
  [
    'new',
    {
      guid: `urn:${'x'.repeat(2000)}`,
      corrections: [{ text: 'a', corrected_at: '2099-01-01T00:00:00Z' }],
    },
  ],
  ['new', { corrections: [{ text: 'a', corrected_at: '2099-01-01T00:00:00Z' }] }],
  [
    'new',
    { disclosure: { mode: 'human-only', reviewed_by: 'a', reviewed_at: '0999-01-01T00:00:00Z' } },
  ],
  [
    'new',
    { disclosure: { mode: 'human-only', reviewed_by: 'a', reviewed_at: '2099-01-01T00:00:00Z' } },
  ],
  ['new', { disclosure: { mode: 'unknown', model: 'a' }, published_at: '2026-08-02T00:00:00Z' }],
  ['new', { disclosure: { mode: 'unknown' }, published_at: '2020-01-01T00:00:00Z' }],
  ['new', { disclosure: { ...reviewed, reviewed_by: 'a\u0085b' } }],
  [
    'new',
    {
      disclosure: {
        mode: 'human-only',
        parts: [
          { name: 'data', mode: 'ai-assisted', model: ' ' },
          { name: 'data', mode: 'human-only', provider: 'a', reviewed_by: 'a' },
          { name: 'translation', mode: 'ai-autonomous' },
        ],
      },
    },
  ],
  ['new', { disclosure: { mode: 'ai-autonomous', parts: [{ name: 'tone', mode: 'mixed' }] } }],
  ['new', { disclosure: { mode: 'ai-autonomous', parts: [{ name: 'text', mode: 'human-only' }] } }],
  ['new', { topics: [{ slug: 'labelled', label: 'A' }] }],
  ['new', { topics: [{ slug: 'labelled', label: 'B' }] }],
  ['new', { guid: takenGuid }],
  ['new', { guid: '' }],
  ['new', { body_html: '<b>'.repeat(20_001) }],
  [
    'new',
    { standfirst: 'x'.repeat(10_001), body_html: 'x'.repeat(longestBody + 1), status: 'retracted' },
  ],
  ...overlong,
  [
    'new',
    { picture: { url: 'a', type: 'b', alt: ' ', bytes: 0, source_type: '1' }, byline_url: 'a' },
  ],
  [
    'new',
    { disclosure: { mode: 'ai-assisted', statement: ' ', generated_at: '0999-01-01T00:00:00Z' } },
  ],
  [
    'new',
    {
      disclosure: { mode: 'ai-autonomous', reviewed_by: 'Ada Example' },
      updated_at: '0999-01-01T00:00:00Z',
    },
  ],
  [
    'new',
    {
      retraction: { reason: 'a', at: '0999-01-01T00:00:00Z' },
      published_at: '0999-01-01T00:00:00Z',
    },
  ],
  [
    'new',
    { sources: [{ url: 'a', title: ' ', language: '!', accessed_at: '0999-01-01T00:00:00Z' }] },
  ],
  ['new', { sources: [{ url: 'https://\u0301a.example/', title: 'a' }] }],
  ['new', { corrections: [{ text: ' ', url: 'a', corrected_at: '0999-01-01T00:00:00Z' }] }],
  [
    'new',
    {
      topics: ['Not a slug', { slug: 'a', label: ' ' }],
      guid: 'no uri',
      language: '!',
      url: 'http://a b:99999',
    },
  ],
  [
    'new',
    {
      url: 'nowhere',
      title: ' ',
      status: 'live',
      ai_rights: 'unset',
      audience: ['Not a name'],
      disclosure: { mode: 'magic' },
    },
  ],
]

describe('bodies', () => {
  let database: Awaited<ReturnType<typeof openShared>>
  let put: (
    name: string,
    body: unknown,
  ) => Promise<{ readonly status: number; readonly body: Answered }>
  let owner = ''
  /** The function that this test replaces. */
  let limit = ''
  const reached = new Set<string>()
  const outcomes = new Map<number, number>()

  beforeAll(async () => {
    database = await openShared()
    const api = openApi(database.db, buildSite())
    put = async (name, body) => {
      const response = await api.request(`/api/1/articles/${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: response.status, body: await response.json() }
    }
    const { rows } = await database.client.query<{ text: string }>(
      `select pg_get_functiondef('article_body_limit'::regproc) as text`,
    )
    limit = rows[0]?.text ?? ''
    await database.client.exec(
      `create or replace function article_body_limit() returns integer language sql immutable as 'select ${longestBody}'`,
    )
    owner = (await put('owner', buildBody({ guid: takenGuid }))).body.id
    await database.client.exec(`begin; set local candor.backdate = 'on'; insert into articles (external_id, url, title, language, status, published_at, disclosure_mode)
        values ('imported', 'https://news.example.org/imported', 'Imported', 'en', 'published', '2020-01-01Z', 'unknown'); commit`)
    await put('taken-back', buildBody({ status: 'withheld' }))
    const shown = await put('shown', buildBody({ disclosure: reviewed }))
    if (shown.status !== 201) throw new Error('there is no reviewed article')
  })

  afterAll(() => database.client.exec(limit))

  async function check(asked: string, body: Body): Promise<void> {
    const isNew = asked === 'new'
    const name = isNew ? `new-${crypto.randomUUID()}` : asked
    const sent: unknown = JSON.parse(JSON.stringify(body))
    const parsed = safeParse(articleBody, sent)
    const identity = {
      id: crypto.randomUUID(),
      external_id: name,
      holder: null,
      guid: (parsed.success ? parsed.output.guid : undefined) ?? `urn:uuid:${crypto.randomUUID()}`,
    }
    const rows =
      parsed.success && parsed.output.url !== undefined && isNew
        ? toRows(
            { ...parsed.output, url: parsed.output.url },
            null,
            '2026-05-01T12:00:00Z',
            identity,
          )
        : null
    const bySql = rows && (await rulesBySql(database.client, rows, owner))
    const { status, body: answered } = await put(name, sent)
    const codes = new Set((answered.errors ?? []).map(({ code }) => code))
    for (const code of codes) reached.add(code)
    outcomes.set(status, (outcomes.get(status) ?? 0) + 1)
    expect([200, 201, 409, 422]).toContain(status)
    expect([status >= 400, [...codes].filter((code) => !(code in allRules))]).toEqual([
      codes.size > 0,
      [],
    ])
    if (!parsed.success) expect(status).toBe(422)
    if (bySql) {
      // SQL says itself what happens if a topic is there already.
      codes.delete('topic_has_another_label')
      const [api, sql] = [codes, bySql].map((all) =>
        [...all].filter((code) => !lateRules.includes(code)).toSorted(),
      )
      expect(api).toEqual(sql)
      expect(codes.size > 0).toBe(bySql.size > 0)
    }
    if (status !== 201) return
    const { rows: kept } = await database.client.query<{ title: string }>(
      `select title from articles where id = $1`,
      [answered.id],
    )
    expect(kept).toMatchObject([{ title: body['title'] }])
  }

  it('are accepted if and only if SQL can write them, and refused by all rules by which SQL refuses them', async () => {
    await fc.assert(fc.asyncProperty(anyName, anyBody, check), runs(2000, 40))
    expect(outcomes.get(201)).toBeGreaterThan(3)
    expect(outcomes.get(422)).toBeGreaterThan(5)
  }, 600_000)

  it('reach every rule', async () => {
    for (const [name, changes] of rare) {
      if (name === 'shown') await put(name, buildBody({ disclosure: reviewed }))
      await check(name, buildBody(changes))
    }
    const named = [...Object.values(tableRules), otherRules].flatMap((rules) => Object.keys(rules))
    expect(named.filter((name) => !reached.has(name)).toSorted()).toEqual(unreachable)
  })

  it('that SQL refuses for an article that is there, too', async () => {
    const refused = async (change: string) =>
      database.client.query(`update articles set ${change} where external_id = 'shown'`)
    await put('shown', buildBody({ status: 'published' }))
    await expect(refused(`guid = 'urn:example:other'`)).rejects.toThrow('cannot change')
    await expect(refused(`published_at = '2099-01-01Z'`)).rejects.toThrow(
      'cannot lie in the future',
    )
  })
})

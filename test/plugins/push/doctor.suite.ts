/**
 * The doctor's checks of push: its key, whether something delivers, targets that are paused, and
 * the hub over HTTP.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toExamined } from '../../../src/hosts/doctor/database.ts'
import { examineDeployment } from '../../../src/hosts/doctor/deployment.ts'
import { checkIncomplete } from '../../../src/hosts/doctor/settings.ts'
import type { Target } from '../../../src/hosts/doctor/target.ts'
import { checkPush } from '../../../src/plugins/push/doctor.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { linesOf, openLook } from '../../product/doctor/looking.ts'
import {
  insertDelivery,
  insertSubscription,
  insertTopic,
  insertWebhook,
  topicAt,
} from './push-rows.ts'

let look: Target
beforeEach(async () => {
  look = await openLook()
})
afterEach(() => look.close())

const sql = async (statement: string) => [...(await look.ask(statement))]
const key = new Uint8Array(32).fill(3)
const environment = {
  ...{ SITE_ORIGIN: 'https://news.example.org', PUSH: 'on' },
  PUSH_KEY: Buffer.from(key).toString('base64'),
}
const sealed = async (secret: string, by = key) =>
  Buffer.from(await createSecretBox(by).seal(secret)).toString('hex')
const started = () =>
  sql(`insert into push_state (changed_through, changed_article, ended_through)
    values (clock_timestamp(), gen_random_uuid(), clock_timestamp())`)

async function found(changes: Readonly<Record<string, string>> = {}): Promise<string> {
  return linesOf(await checkPush(toExamined(look, { ...environment, ...changes })))
}

describe('push', () => {
  it('is not checked when it is off', async () => {
    expect(await found({ PUSH: 'off' })).toBe('')
  })

  it('that is well names its hub, subscriptions by family, and that its key fits', async () => {
    await started()
    await insertTopic(sql)
    await insertTopic(sql, topicAt('/topics/science/rss.xml'), 'topics/science')
    await insertSubscription(sql, { secret: await sealed('one') })
    await insertSubscription(sql)
    await insertSubscription(sql, { topic: topicAt('/topics/science/rss.xml') })
    const ended = await insertSubscription(sql)
    await sql(`update push_subscriptions set ends_at = now() where id = ${ended}`)
    await insertWebhook(sql)
    await sql(`update push_webhooks set secret = '\\x${await sealed('two')}'`)
    const text = await found()
    expect(text).toContain('ok Feeds announce the hub https://news.example.org/hub.')
    expect(text).toContain('ok 3 subscriptions (all 2, topics/science 1).')
    expect(text).toMatch(/^ok PUSH_KEY opens/m)
    expect(text).not.toMatch(/^(warning|fault)/m)
  })

  it('with another key is a fault, with the number of secrets', async () => {
    await started()
    await insertTopic(sql)
    await insertSubscription(sql, { secret: await sealed('one') })
    await insertSubscription(sql, { secret: await sealed('two', new Uint8Array(32)) })
    expect(await found()).toMatch(/^fault PUSH_KEY does not open 1 of 2 secrets/m)
  })

  it('that has never run is a warning', async () => {
    expect(await found()).toMatch(/^warning Nothing has delivered yet/m)
  })

  it('that leaves changes or deliveries is a fault', async () => {
    await started()
    await insertTopic(sql)
    const subscription = await insertSubscription(sql)
    await insertDelivery(sql, 'feed', 'subscription_id', String(subscription))
    await insertArticle(look.db)
    expect(await found()).not.toMatch(/^fault/m)
    await sql(`update push_deliveries set next_at = now() - interval '4 minutes'`)
    expect(await found()).toMatch(/^fault 1 deliveries are late/m)
    // A delivery that a worker has, and one whose target is paused, are not late.
    await sql(`update push_deliveries set taken_until = now() + interval '1 minute'`)
    expect(await found()).not.toMatch(/^fault/m)
    await sql('update push_deliveries set taken_until = null')
    await sql('update push_subscriptions set paused_at = now()')
    expect(await found()).not.toMatch(/^fault/m)
    await sql(`update push_state set changed_through = now() - interval '1 hour'`)
    expect(await found()).not.toMatch(/^fault/m)
    const past = `now() - interval '5 minutes'`
    const late = behindTriggers(`update listings set changed_at = ${past}, listed_at = ${past}`)
    for (const statement of late.split('; ')) await sql(statement)
    expect(await found()).toMatch(/^fault 1 changes were not found/m)
  })

  it('names what is paused', async () => {
    await started()
    await insertTopic(sql)
    await insertSubscription(sql, { callback: 'https://reader.example/callback?token=hush' })
    await insertWebhook(sql, 'partner')
    await sql(
      `update push_webhooks set secret = '\\x${await sealed('two')}', paused_at = now(), last_error = 'it answered 500'`,
    )
    await sql(
      `update push_subscriptions set paused_at = now(), last_error = 'no answer within 10 s'`,
    )
    const text = await found()
    expect(text).toMatch(facts('partner', 'https://partner.example.net/hook', 'it answered 500'))
    expect(text).toMatch(
      facts('https://reader.example/callback', '/rss.xml', 'no answer within 10 s'),
    )
    expect(text).not.toContain('hush')
    expect(text.match(/^warning/gm)).toHaveLength(2)
  })

  it('with hubs of others warns of subscriptions that are left', async () => {
    await started()
    await insertTopic(sql)
    await insertSubscription(sql)
    const text = await found({ HUB_URL: 'https://hub.example.org/' })
    expect(text).toContain('ok Feeds announce the hub https://hub.example.org/.')
    expect(text).toMatch(/^warning 1 subscriptions/m)
  })

  it('without a login on a server is a fault', async () => {
    look = { ...look, embedded: false }
    const without = { PUSH: 'on', DATABASE_URL: 'postgres://reader@127.0.0.1:1/news' }
    expect(await found(without)).toBe('')
    expect(checkIncomplete(without)).toEqual([
      {
        level: 'fault',
        text: expect.stringMatching(facts('PUSH', 'off', 'SERVICE_DATABASE_URL', 'PUSH_KEY')),
        todo: expect.any(String),
      },
    ])
    for (const setting of ['SERVICE_DATABASE_URL', 'WRITER_DATABASE_URL']) {
      const login = { [setting]: 'postgres://push:hush@127.0.0.1:1/news' }
      const away = await found({ DATABASE_URL: 'postgres://reader@127.0.0.1:1/news', ...login })
      expect(away).toContain(`fault ${setting} (postgres://push@127`)
      expect(away).not.toContain('hush')
    }
  })
})

describe('the hub of a deployment', () => {
  const origin = 'https://feeds.example.org'
  const link = { Link: `<${origin}/hub>; rel="hub"` }
  async function check(hub: Response | null, headers: Readonly<Record<string, string>> = link) {
    const asked: unknown[] = []
    const findings = await examineDeployment(origin, async (url, init) => {
      if (!url.endsWith('/hub')) return new Response('', { headers })
      asked.push(init.method)
      if (hub === null) throw new Error('connection refused')
      return hub
    })
    return [
      asked.length,
      ...findings
        .filter(({ text }) => text.includes('/hub ') || text.endsWith('/hub.'))
        .map(({ level }) => level),
    ]
  }

  it.each([
    ['answers as a hub', new Response('hub.mode must be subscribe.\n', { status: 400 }), [1, 'ok']],
    ['is blocked', new Response('<h1>Forbidden</h1>', { status: 403 }), [1, 'fault']],
    ['is another page', new Response('<h1>Bad request</h1>', { status: 400 }), [1, 'fault']],
    ['does not answer', null, [1, 'fault']],
  ])('that %s', async (_, hub, expected) => {
    expect(await check(hub)).toEqual(expected)
  })

  it('that feeds do not announce is not asked', async () => {
    expect(await check(null, {})).toEqual([0])
    expect(await check(null, { Link: '<https://hub.example.org/hub>; rel="hub"' })).toEqual([0])
  })
})

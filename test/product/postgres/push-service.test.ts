/**
 * `npm run push` beside a database whose login can write nothing but the tables of push: an INSERT
 * arrives at a subscriber.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { toExamined } from '../../../src/hosts/doctor/database.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { checkPush } from '../../../src/plugins/push/doctor.ts'
import { createSecretBox } from '../../../src/plugins/push/secret-box.ts'
import { prunePush } from '../../../src/plugins/push/store/prune.ts'
import { createKey } from '../../../src/plugins/signing/signer.ts'
import { insertSigningKey } from '../../../src/plugins/signing/store/signing-keys.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { emptyPush, insertSubscription, insertTopic } from '../../plugins/push/push-rows.ts'
import { startReceiver } from '../../plugins/push/receivers.ts'
import { startSubscriber } from '../../plugins/push/subscriber.ts'
import { freePort, killAll, run, start } from '../processes/candor.ts'
import { startProxy } from './tcp-proxy.ts'

const login = `candor_test_push_${randomUUID().slice(0, 8)}`
const key = Buffer.alloc(32, 7)
let fresh: Awaited<ReturnType<typeof openFresh>>

beforeAll(async () => {
  fresh = await openFresh()
  await fresh.sql(await readFile(new URL('../../../schema/roles.sql', import.meta.url), 'utf8'))
  await fresh.sql(`create role ${login} login password 'x' in role candor_keeper`)
})
afterAll(async () => {
  await killAll()
  await fresh.sql(`drop role if exists ${login}`)
  await fresh.close()
})

it('is taken by a service with PUSH=hub, which delivers nothing itself; and no writer waits for push', async () => {
  const environment = {
    ...{
      HOST: '127.0.0.1',
      PORT: String(await freePort()),
      DATABASE_URL: fresh.url,
      SERVICE_DATABASE_URL: fresh.url,
    },
    ...{ SITE_ORIGIN: 'https://news.example.org', PUSH: 'hub', PUSH_KEY: key.toString('base64') },
  }
  const service = await start(environment)
  const hub = await fetch(`http://127.0.0.1:${environment.PORT}/hub`)
  expect([hub.status, hub.headers.get('Allow')]).toEqual([405, 'POST, OPTIONS'])
  // Whatever a worker does with its tables.
  const other = connect(fresh.url)
  await other.begin(async (tx) => {
    const [row] =
      await tx`select string_agg(tablename, ', ') as tables from pg_tables where tablename like 'push\\_%'`
    await tx.unsafe(`lock table ${String(row?.['tables'])} in access exclusive mode`)
    await insertArticle(fresh.db, { title: 'Not waiting' })
  })
  await other.end()
  // Several looks of a worker.
  await new Promise((resolve) => setTimeout(resolve, 2000))
  expect(await fresh.sql('select from push_state')).toEqual([])
  expect(await service.end('SIGTERM')).toMatchObject({ code: 0 })
}, 60_000)

it('delivers, as a process of its own with the role candor_keeper, and stops on SIGTERM', async () => {
  const url = new URL(fresh.url)
  url.username = login
  url.password = 'x'
  const subscriber = await startSubscriber('secret')
  await insertTopic(fresh.sql)
  const secret = Buffer.from(await createSecretBox(new Uint8Array(key)).seal('secret')).toString(
    'hex',
  )
  await insertSubscription(fresh.sql, { callback: `${subscriber.url}/`, secret })
  // A signature needs no other right: the statement is in the one delivery.
  const signingKey = await createKey()
  await insertSigningKey(fresh.db, signingKey.kid, signingKey.x, false)
  const worker = run(['src/hosts/node/push.ts'], {
    SIGNING_KEY: signingKey.text,
    DATABASE_URL: url.href,
    SERVICE_DATABASE_URL: url.href,
    SITE_ORIGIN: 'https://news.example.org',
    PUSH: 'hub',
    PUSH_KEY: key.toString('base64'),
    PUSH_PRIVATE_CALLBACKS: 'on',
  })
  await vi.waitUntil(() => worker.printed.output.includes('delivers'), { timeout: 60_000 })
  await insertArticle(fresh.db, { title: 'By SQL' })
  await vi.waitUntil(() => subscriber.received().length > 0, { timeout: 20_000, interval: 10 })
  const [statement] = await fresh.sql('select jws from statements')
  expect(subscriber.received()[0]?.body).toMatch(facts('By SQL', String(statement?.['jws'])))
  expect(subscriber.isSigned()).toBe(true)
  // What it does once in a minute.
  await fresh.sql(`update push_subscriptions set ends_at = now()`)
  const pool = openPool(url.href)
  // It leaves rows that the worker holds just then, as it settles the delivery.
  await vi.waitUntil(async () => {
    await prunePush(pool.db)
    return (await fresh.sql('select id from push_subscriptions')).length === 0
  })
  await pool.close()
  const { errors, code } = await worker.end('SIGTERM')
  expect({ errors, code }).toEqual({ errors: '', code: 0 })
  await subscriber.close()
}, 120_000)

it('ends what is on its way on SIGTERM, though the receiver takes longer than a second', async () => {
  await emptyPush(fresh.sql)
  const answers: ServerResponse[] = []
  const receiver = await startReceiver((response) => void answers.push(response))
  await insertTopic(fresh.sql)
  await insertSubscription(fresh.sql, { callback: `${receiver.url}/` })
  const worker = run(['src/hosts/node/push.ts'], {
    ...{
      DATABASE_URL: fresh.url,
      SERVICE_DATABASE_URL: fresh.url,
      SITE_ORIGIN: 'https://news.example.org',
    },
    ...{ PUSH: 'hub', PUSH_KEY: key.toString('base64'), PUSH_PRIVATE_CALLBACKS: 'on' },
  })
  await vi.waitUntil(() => worker.printed.output.includes('delivers'), { timeout: 60_000 })
  await insertArticle(fresh.db, { title: 'On its way' })
  await vi.waitUntil(() => answers.length > 0, { timeout: 20_000, interval: 10 })
  const ended = worker.end('SIGTERM')
  setTimeout(() => answers[0]?.end(), 2000)
  expect(await ended).toMatchObject({ code: 0, errors: '' })
  expect(receiver.arrivals).toHaveLength(1)
  expect(await fresh.sql('select id from push_deliveries')).toEqual([])
  await receiver.close()
}, 120_000)

it('is part of a service with PUSH=on: a subscriber finds its hub, and gets the feed after an INSERT', async () => {
  const origin = `http://127.0.0.1:${await freePort()}`
  const service = await start({
    ...{
      HOST: '127.0.0.1',
      PORT: new URL(origin).port,
      DATABASE_URL: fresh.url,
      SERVICE_DATABASE_URL: fresh.url,
    },
    ...{ PUSH: 'on', PUSH_KEY: key.toString('base64'), PUSH_PRIVATE_CALLBACKS: 'on' },
  })
  const topic = `${origin}/rss.xml`
  const [, hub = ''] =
    /<([^>]*)>; rel="hub"/.exec((await fetch(topic)).headers.get('Link') ?? '') ?? []
  const subscriber = await startSubscriber('secret')
  await subscriber.subscribe(hub, topic)
  await fresh.sql(`insert into articles (url, title, language, status, published_at, disclosure_mode)
    values ('https://news.example.org/inserted', 'Inserted', 'en', 'published', now(), 'ai-autonomous')`)
  const arrived = () => subscriber.received().find(({ body }) => body.includes('Inserted'))
  await vi.waitUntil(() => arrived() !== undefined, { timeout: 20_000 })
  expect(arrived()?.body).toBe(await (await fetch(topic)).text())
  expect(subscriber.isSigned()).toBe(true)
  expect(await service.end('SIGTERM')).toMatchObject({ code: 0, errors: '' })
  await subscriber.close()
}, 120_000)

it('waits for a database that is away when it starts, with one line; wrong settings and a signal end it', async () => {
  const proxy = await startProxy(fresh.url)
  proxy.turn('refuses')
  const environment = {
    ...{
      DATABASE_URL: proxy.url,
      SERVICE_DATABASE_URL: proxy.url,
      SITE_ORIGIN: 'https://news.example.org',
    },
    ...{ PUSH: 'hub', PUSH_KEY: key.toString('base64') },
  }
  const waits = /Waiting for it; until then, nothing is delivered/
  const [worker, stopped] = [
    run(['src/hosts/node/push.ts'], environment),
    run(['src/hosts/node/push.ts'], environment),
  ]
  const wrong = run(['src/hosts/node/push.ts'], { ...environment, PUSH: 'off' })
  await vi.waitUntil(() => [worker, stopped].every(({ printed }) => waits.test(printed.errors)), {
    timeout: 60_000,
  })
  expect(await stopped.end('SIGTERM')).toMatchObject({ code: 0 })
  expect(await wrong.ended).toMatchObject({
    code: 1,
    errors: expect.stringContaining('PUSH is off'),
  })
  proxy.turn('well')
  await vi.waitUntil(() => worker.printed.output.includes('delivers'), { timeout: 60_000 })
  const { errors, code } = await worker.end('SIGTERM')
  expect(code).toBe(0)
  const lines = errors.trim().split('\n')
  expect(lines.pop()).toContain('The database answers after')
  // One for each reason: a connection can also be refused before it is lost.
  expect(lines.map((line) => waits.test(line))).not.toContain(false)
  expect(lines).toHaveLength(new Set(lines).size)
  await proxy.close()
}, 120_000)

it('lets the doctor check push with its login, and tells the grant that another login needs', async () => {
  const url = new URL(fresh.url)
  url.username = login
  url.password = 'x'
  const environment = {
    ...{
      DATABASE_URL: fresh.url,
      SERVICE_DATABASE_URL: url.href,
      SITE_ORIGIN: 'https://news.example.org',
    },
    ...{ PUSH: 'on', PUSH_KEY: key.toString('base64') },
  }
  const look = toExamined({ ask: fresh.sql as never, db: fresh.db, embedded: false }, environment)
  const [found, ...others] = await checkPush(look)
  expect([found?.level, found?.text]).toEqual(['ok', expect.stringContaining(login)])
  expect(others.map(({ level }) => level)).not.toContain('fault')
  for (const right of ['candor_reader', 'candor_writer']) {
    await fresh.sql(`revoke candor_keeper from ${login}; grant ${right} to ${login}`)
    const [refused] = await checkPush(look)
    expect(refused).toMatchObject({
      level: 'fault',
      todo: expect.stringContaining(`GRANT candor_keeper TO ${login}`),
    })
  }
})

/** The publishing API with many writers at once, cut connections, and a database that is away. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect } from '../../../core/store/fresh-database.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { seeded } from '../../../fixtures/seeded.ts'
import { startProxy } from '../../../product/postgres/tcp-proxy.ts'
import { openPublishing, type Send, startApi } from './publishing.ts'

const writers = 50
const puts = 500
const ids = puts / 10

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the publishing API on a server', () => {
  let database: Awaited<ReturnType<typeof openPublishing>>
  let instances: readonly ReturnType<typeof startApi>[] = []
  let send: Send

  beforeAll(async () => {
    database = await openPublishing()
    instances = [1, 2, 3].map(() => startApi(database.publisherUrl, database.token))
    const [first] = instances
    if (!first) throw new Error('there are three')
    send = first.send
  })
  afterAll(async () => {
    await Promise.all(instances.map((each) => each.close()))
    await database?.close()
  })

  const count = async (prefix: string) => {
    const [row] = await database.sql(
      `select count(*)::int as n from articles where external_id like '${prefix}%'`,
    )
    return row?.['n']
  }

  /**
   * Adds one to the number in the title, by the article's external id or guid. Returns the statuses
   * on the way.
   */
  async function addOne(own: Send, id: string, byGuid: boolean): Promise<readonly number[]> {
    const statuses: number[] = []
    for (;;) {
      const read = await own('GET', `/articles/${id}`)
      const isNew = read.status === 404
      const headers = isNew ? { 'If-None-Match': '*' } : { 'If-Match': read.etag }
      const title = isNew ? '1' : String(Number(read.body['title']) + 1)
      const name = byGuid && !isNew ? encodeURIComponent(String(read.body['guid'])) : id
      const { status } = await own('PUT', `/articles/${name}`, buildBody({ title }), headers)
      statuses.push(read.status, status)
      if (status !== 412) return statuses
    }
  }

  it('keeps every write of fifty writers, and makes no article twice', async () => {
    const statuses = await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const random = seeded(writer)
        const own = instances[writer % instances.length]?.send ?? send
        const seen: number[] = []
        for (let done = 0; done < puts / writers; done += 1) {
          seen.push(...(await addOne(own, `many-${random(ids)}`, random(2) === 0)))
        }
        return seen
      }),
    )
    expect(
      [...new Set(statuses.flat())].filter((status) => ![200, 201, 404, 412].includes(status)),
    ).toEqual([])
    const rows = await database.sql(
      `select external_id, title from articles where external_id like 'many-%'`,
    )
    expect(new Set(rows.map((row) => row['external_id'])).size).toBe(rows.length)
    expect(rows.reduce((sum, row) => sum + Number(row['title']), 0)).toBe(
      Math.floor(puts / writers) * writers,
    )
    expect(statuses.flat().filter((status) => status === 201)).toHaveLength(rows.length)
    expect(instances.flatMap(({ log }) => log)).toEqual([])
  }, 600_000)

  it('makes one article when fifty requests make it at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: writers }, (_, index) =>
        (instances[index % instances.length]?.send ?? send)('PUT', '/articles/once', buildBody()),
      ),
    )
    const counts = (status: number) => answers.filter((each) => each.status === status).length
    expect([counts(201), counts(200), await count('once')]).toEqual([1, writers - 1, 1])
    expect(new Set(answers.map(({ body }) => body['guid'])).size).toBe(1)
  })

  it('does batches that meet in opposite orders', async () => {
    const operations = Array.from({ length: 10 }, (_, index) => index)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, batch) => {
        const order = batch % 2 === 0 ? operations : operations.toReversed()
        const topics = [
          { slug: `met-${batch % 3}`, label: 'Met' },
          { slug: `met-${(batch + 1) % 3}`, label: 'Met' },
        ]
        const body = (index: number) => buildBody({ title: `Batch ${batch} of ${index}`, topics })
        return (instances[batch % instances.length]?.send ?? send)('POST', '/batch', {
          operations: order.map((index) => ({
            method: 'put',
            id: `met-${index}`,
            body: body(index),
          })),
        })
      }),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const titles = await database.sql(
      `select distinct split_part(title, ' of ', 1) as batch from articles where external_id like 'met-%'`,
    )
    expect(titles).toHaveLength(1)
  })

  it('goes on with the article that SQL has made under the same name meanwhile', async () => {
    const client = connect(database.url)
    await client`begin`
    await client`insert into articles (external_id, guid, url, title, language, disclosure_mode)
      values ('raced', 'urn:example:raced', 'https://news.example.org/raced', 'By SQL', 'en', 'human-only')`
    const putting = send('PUT', '/articles/raced', buildBody({ title: 'Over HTTP' }))
    await pause(300)
    await client`commit`
    await client.end()
    expect(await putting).toMatchObject({
      status: 200,
      body: { guid: 'urn:example:raced', title: 'Over HTTP' },
    })
  })

  it('waits for SQL that is writing an article, and does not undo it', async () => {
    const { etag } = await send('PUT', '/articles/waited', buildBody())
    const client = connect(database.url)
    await client`begin`
    await client`update articles set title = 'By SQL' where external_id = 'waited'`
    const patching = send('PATCH', '/articles/waited', { byline: 'Over HTTP' })
    const matching = send('PATCH', '/articles/waited', { byline: 'Late' }, { 'If-Match': etag })
    await pause(300)
    await client`commit`
    await client.end()
    expect(await patching).toMatchObject({
      status: 200,
      body: { title: 'By SQL', byline: 'Over HTTP' },
    })
    expect((await matching).status).toBe(412)
  })

  it('answers 409 while the first request with an Idempotency-Key is being answered', async () => {
    await send('PUT', '/articles/keyed', buildBody())
    const client = connect(database.url)
    await client`begin`
    await client`select from articles where external_id = 'keyed' for update`
    const correct = () =>
      send('POST', '/articles/keyed/corrections', { text: 'Once.' }, { 'Idempotency-Key': 'key' })
    const first = correct()
    await pause(300)
    expect((await correct()).status).toBe(409)
    await client`commit`
    await client.end()
    const answered = await first
    expect(answered.status).toBe(200)
    expect(await correct()).toEqual(answered)
    expect(await database.sql(`select text from corrections`)).toHaveLength(1)
  })

  it('answers 409 while a forgotten answer is locked', async () => {
    await database.sql(`insert into api_answers (token_id, key, digest, status, body, answered_at)
      select id, 'forgotten', '', 200, '{}', now() - interval '25 hours' from api_tokens`)
    await send('PUT', '/articles/behind', buildBody())
    const client = connect(database.url)
    await client`begin`
    expect(
      await client`delete from api_answers where key = 'forgotten' returning key`,
    ).toHaveLength(1)
    await client`select from articles where external_id = 'behind' for update`
    const correct = () =>
      send(
        'POST',
        '/articles/behind/corrections',
        { text: 'Once.' },
        { 'Idempotency-Key': 'other' },
      )
    const first = correct()
    await pause(300)
    expect((await correct()).status).toBe(409)
    await client`commit`
    await client.end()
    expect((await first).status).toBe(200)
  })

  it('writes all of a batch or nothing when connections are cut', async () => {
    const proxy = await startProxy(database.publisherUrl, 2)
    const cut = startApi(proxy.url, database.token)
    const seen = new Set<string>()
    const uncaught: unknown[] = []
    const note = (error: unknown) => void uncaught.push(error)
    process.on('uncaughtException', note)
    for (let round = 0; round < 25; round += 1) {
      const prefix = `cut-${round}-`
      const operations = Array.from({ length: 10 }, (_, index) => ({
        method: 'put',
        id: `${prefix}${index}`,
        body: buildBody(),
      }))
      const sending = cut.send('POST', '/batch', { operations })
      await pause(round * 25)
      proxy.turn('well', { dropped: true })
      const { status, retryAfter } = await sending
      const written = await count(prefix)
      expect([0, 10]).toContain(written)
      if (status === 200) expect(written).toBe(10)
      else expect([status, retryAfter]).toEqual([503, '10'])
      seen.add(`${status} ${Number(written)}`)
    }
    process.off('uncaughtException', note)
    expect(uncaught).toEqual([])
    expect([...seen]).toEqual(expect.arrayContaining(['503 0', '200 10']))
    await cut.close()
    await proxy.close()
  }, 120_000)

  it('answers 503 while the database is away, writes nothing, and recovers', async () => {
    const proxy = await startProxy(database.publisherUrl)
    // A network that cuts every attempt to connect lets them go on for ever.
    const away = startApi(proxy.url, database.token, 4000)
    const put = (id: string) => away.send('PUT', `/articles/${id}`, buildBody())
    expect((await put('away-0')).status).toBe(201)
    for (const mood of ['refuses', 'silent', 'cuts'] as const) {
      proxy.turn(mood, { dropped: true })
      const { status, retryAfter, body } = await put(`away-${mood}`)
      expect([mood, status, retryAfter]).toEqual([mood, 503, '10'])
      expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONN|select/)
      expect(await count(`away-${mood}`)).toBe(0)
      proxy.turn('well', { dropped: true })
      // An answer of 503 can come while the article is still being written: then it is there
      // already.
      await expect.poll(async () => (await put(`away-${mood}`)).status).toBeLessThan(300)
      expect(await count(`away-${mood}`)).toBe(1)
    }
    await away.close()
    await proxy.close()
  }, 60_000)
})

/**
 * The promise of docs/upgrades.md: the next version's `candor migrate` runs while the version
 * before serves, which goes on before, meanwhile and after.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { connect } from '../../core/store/fresh-database.ts'
import { buildBody } from '../../fixtures/build-body.ts'
import { startHold } from '../postgres/hold.ts'
import { describeKilledMigrations } from '../postgres/killed-migration.suite.ts'
import { type OldNewsroom, openNewsroom, origin, publishOne } from '../postgres/old-newsroom.ts'
import { openNext, openReleased, type Version } from '../postgres/versions.ts'
import { killAll, run } from '../processes/candor.ts'

const feeds = [
  '',
  '/topics/works',
  '/topics/crossings',
  '/modes/ai-assisted',
  '/languages/ar',
  '/reviewed',
  '/corrections',
]
const paths = [
  ...feeds.flatMap((feed) => ['rss.xml', 'atom.xml', 'feed.json'].map((file) => `${feed}/${file}`)),
  ...[
    '/topics/bridges/rss.xml',
    '/topics/closed/rss.xml',
    '/topics/secret/rss.xml',
    '/topics/nothing/rss.xml',
  ],
  ...[
    '/rss.xml?limit=1&content=summary',
    '/search/rss.xml?q=bridge',
    '/',
    '/feeds/',
    '/feeds.json',
    '/sitemap.xml',
  ],
]

describe('the version before', () => {
  let before: Version
  let next: Version
  let newsroom: OldNewsroom

  beforeAll(async () => {
    before = openReleased()
    next = openNext()
    newsroom = await openNewsroom(before)
  })
  afterAll(async () => {
    await killAll()
    await newsroom?.close()
    before?.remove()
    next?.remove()
  })

  /** Status, location and bytes of each document. */
  const documentsOf = async ({ get }: Pick<OldNewsroom['service'], 'get'>) => {
    const documents: Record<string, readonly unknown[]> = {}
    for (const path of paths) {
      const answer = await get(path)
      documents[path] = [
        answer.status,
        answer.url.replace(/^.*?\/\/[^/]*/, ''),
        await answer.text(),
      ]
    }
    return documents
  }

  it('serves, takes articles and delivers', async () => {
    expect(await publishOne(newsroom)).toBe(200)
  })

  it('reads and delivers while the next one migrates; writers wait for its end', async () => {
    const documents = await documentsOf(newsroom.service)
    expect(documents['/topics/crossings/rss.xml']?.[0]).toBe(200)
    expect(documents['/topics/bridges/rss.xml']?.[1]).toBe('/topics/crossings/rss.xml')
    expect(documents['/topics/closed/rss.xml']?.[0]).toBe(410)

    const hold = await startHold(newsroom.url)
    const locked = hold.before((statement) => statement.startsWith('CREATE TABLE next'))
    const migration = run(next.candor('migrate'), { DATABASE_URL: hold.url })
    await locked.reached
    // A feed that is in no memory.
    expect((await newsroom.service.get('/rss.xml?limit=2')).status).toBe(200)
    await newsroom.deliverWaiting()
    const draft = buildBody({ url: `${origin}/draft`, title: 'Waits', status: 'draft' })
    const written = newsroom.service.send('PUT', 'waits', draft)
    await vi.waitUntil(async () => (await newsroom.waiting()).includes('candor api'), {
      timeout: 15_000,
    })

    const altered = hold.before((statement) => /insert into "?candor_migrations/.test(statement))
    locked.go()
    await altered.reached
    // Nobody reads the table of articles now.
    const remembered = await newsroom.service.get('/rss.xml')
    expect([remembered.status, await remembered.text()]).toEqual([200, documents['/rss.xml']?.[2]])
    altered.go()
    expect(await migration.ended).toMatchObject({ code: 0, errors: '' })
    expect((await written).status).toBe(201)
    await hold.close()
    expect(await documentsOf(newsroom.service)).toEqual(documents)
    await newsroom.undoMigration()
  })

  it('does not end a migration by a writer who has read what the migration changes, and waits to write', async () => {
    const writer = connect(newsroom.url)
    // The database ends the session that notices a deadlock first: only the migration looks for
    // one.
    await writer`set deadlock_timeout = '1h'`
    const [hold, url] = [await startHold(newsroom.url), new URL(newsroom.url)]
    url.port = new URL(hold.url).port
    url.searchParams.set('deadlock_timeout', '1')
    const locked = hold.before((statement) => statement.startsWith('CREATE TABLE next'))
    const migration = run(next.candor('migrate'), { DATABASE_URL: url.href })
    await writer`begin`
    await writer`select from articles limit 1`
    await locked.reached
    const written = writer`update articles set byline = 'Desk' where title = 'draft'`.execute()
    await vi.waitUntil(async () => (await newsroom.waiting()).length > 0, { timeout: 15_000 })
    const again = hold.before((statement) => statement.startsWith('lock table'))
    locked.go()
    await again.reached
    await written
    again.go()
    await writer`commit`
    expect(await migration.ended).toMatchObject({ code: 0, errors: '' })
    await writer.end()
    await hold.close()
    expect(
      hold.statements.filter((statement) => statement.startsWith('CREATE TABLE next')),
    ).toHaveLength(2)
  })

  it('serves, takes articles and delivers after it, also when it starts again', async () => {
    await publishOne(newsroom)
    const again = await newsroom.serve(before)
    expect(await publishOne({ ...newsroom, service: again })).toBe(200)
    await again.process.end('SIGTERM')
  })

  it('has the same articles in the next version, which writes for both', async () => {
    const service = await newsroom.serve(next)
    const [own, other] = [await documentsOf(newsroom.service), await documentsOf(service)]
    const withoutText = (documents: typeof own) => paths.map((path) => documents[path]?.slice(0, 2))
    expect(withoutText(other)).toEqual(withoutText(own))
    for (const path of paths.filter((each) => each.endsWith('feed.json'))) {
      const ids = ([, , text]: readonly unknown[] = []) =>
        JSON.parse(String(text)).items.map(
          ({ id, url }: { id: string; url: string }) => `${id} ${url}`,
        )
      expect([path, ids(other[path])]).toEqual([path, ids(own[path])])
    }
    await publishOne({ ...newsroom, service })
    await publishOne(newsroom)
    const { output } = await run(next.candor('doctor'), { DATABASE_URL: newsroom.url }).ended
    expect(output).toContain(' 0 faults')
  })
})

describeKilledMigrations(2)

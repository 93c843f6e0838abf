/**
 * The command line on a PostgreSQL server: moving a newsroom to and from it, and its connections.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandOptions } from '../../../src/core/store/connection.ts'
import { rowsOf } from '../../../src/core/store/writer-database.ts'
import { openServer } from '../../../src/hosts/node/database/server.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { describeImport } from '../../plugins/import/commands.suite.ts'
import { describeExport } from '../../plugins/publish/commands/export.suite.ts'
import { openPublishing } from '../../plugins/publish/postgres/publishing.ts'
import { endOf, startMain } from '../cli/running-main.ts'

describe('import', () => {
  describeImport(openFresh)
})
describe('export', () => {
  describeExport(openFresh)
})

const key = Buffer.alloc(32).toString('base64')

describe('an import of many articles', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  let folder: string
  beforeAll(async () => {
    fresh = await openFresh()
    folder = await mkdtemp(join(tmpdir(), 'candor-many-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
    await fresh?.close()
  })

  const count = async () =>
    (await rowsOf<{ n: number }>(fresh.db, sql`select count(*)::int as n from articles`))[0]?.n

  it('goes on after it was killed, and has everything once', async () => {
    const file = join(folder, 'many.json')
    const items = Array.from({ length: 3000 }, (_, index) => ({
      id: `many-${index}`,
      url: `https://old.example.org/${index}`,
      title: `Article ${index}`,
      content_html: `<p>${'words '.repeat(100)}</p>`,
      date_published: new Date(Date.UTC(2020, 0, 1, index)).toISOString(),
      tags: [`Topic ${index % 20}`],
    }))
    await writeFile(
      file,
      JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', language: 'en', items }),
    )
    const args = ['--json', 'import', file, '--mode', 'unknown']
    const killed = startMain(args, { DATABASE_URL: fresh.url })
    const end = endOf(killed)
    await expect.poll(count, { interval: 10 }).toBeGreaterThan(0)
    killed.kill('SIGKILL')
    expect((await end).code).toBe(-1)
    const written = (await count()) ?? 0
    expect(written).toBeLessThan(items.length)
    const { code, out, err } = await endOf(startMain(args, { DATABASE_URL: fresh.url }))
    expect([code, err, JSON.parse(out).counts]).toEqual([
      0,
      '',
      { kept: written, created: items.length - written },
    ])
    expect(await count()).toBe(items.length)
  }, 60_000)
})

describe('its connections', () => {
  let fresh: Awaited<ReturnType<typeof openFresh>>
  beforeAll(async () => {
    fresh = await openFresh()
  })
  afterAll(() => fresh?.close())

  it('let a statement take its time', async () => {
    const { db, close } = await openServer(fresh.url, { options: commandOptions })
    const [row] = await rowsOf<{ statement_timeout: string }>(db, sql`show statement_timeout`)
    await close()
    expect(row?.statement_timeout).toBe('0')
  })

  it('say why the database refuses a command', async () => {
    const reader = `reader_${process.pid}`
    const admin = connect(fresh.url)
    await admin.unsafe(`create role ${reader} login`)
    const url = new URL(fresh.url)
    url.username = reader
    const { err } = await endOf(
      startMain(['webhook', 'list'], { DATABASE_URL: url.href, PUSH: 'hub', PUSH_KEY: key }),
    )
    expect(err).toContain('permission denied')
    await admin.unsafe(`drop role ${reader}`)
    await admin.end({ timeout: 1 })
  })

  it('wait for a writer who holds the queue, longer than a reader may', async () => {
    await insertArticle(fresh.db, { title: 'holder' })
    const id = await insertArticle(fresh.db, { title: 'waiting' })
    const holder = connect(fresh.url)
    await holder.unsafe(
      `begin; update articles set title = 'Held' where title = 'holder'; set constraints all immediate`,
    )
    const child = startMain(['retract', String(id), '--reason', 'Forged.'], {
      DATABASE_URL: fresh.url,
    })
    const ended = endOf(child)
    const waits = sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      and clock_timestamp() - state_change > interval '2 seconds'`
    await expect
      .poll(async () => (await rowsOf(fresh.db, waits)).length, { timeout: 20_000 })
      .toBe(1)
    await holder.unsafe('commit')
    await holder.end({ timeout: 1 })
    expect(await ended).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('  retracted  '),
    })
  })
})

describe('an export', () => {
  let fresh: Awaited<ReturnType<typeof openPublishing>>
  let folder: string
  beforeAll(async () => {
    fresh = await openPublishing()
    folder = await mkdtemp(join(tmpdir(), 'candor-restore-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true })
    await fresh?.close()
  })

  // Here, because only Linux has the device: what needs PostgreSQL runs there in CI.
  it('ends with exit code 2 when the disk is full', async () => {
    const ran = await endOf(startMain(['export', '/dev/full'], { DATABASE_URL: fresh.url }))
    expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('ENOSPC') })
  })

  it('is restored by the owner of the tables only', async () => {
    const file = join(folder, 'newsroom.jsonl')
    await endOf(startMain(['export', file], { DATABASE_URL: fresh.url }))
    const ran = await endOf(startMain(['import', file], { DATABASE_URL: fresh.publisherUrl }))
    expect(ran).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('does not own the tables'),
    })
    const owner = await endOf(startMain(['import', file], { DATABASE_URL: fresh.url }))
    expect(owner).toMatchObject({
      code: 0,
      out: '0 articles restored, with all that belongs to them.\n',
      err: '',
    })
  })
})

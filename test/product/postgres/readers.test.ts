/** The role candor_keeper counts readers, and can do nothing to articles. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Environment } from '../../../src/core/settings/setting.ts'
import { reasonOf } from '../../../src/core/store/errors.ts'
import { checkLogin } from '../../../src/hosts/doctor/login.ts'
import { incompleteOf } from '../../../src/hosts/node/check-environment.ts'
import { openPool } from '../../../src/hosts/node/database/server.ts'
import { countPartners } from '../../../src/plugins/partners/node.ts'
import { checkReaders } from '../../../src/plugins/readers/doctor.ts'
import { countReaders, readers } from '../../../src/plugins/readers/node.ts'
import { emptySketch } from '../../../src/plugins/readers/sketch.ts'
import {
  shareSalt,
  tidyReaders,
  writeReaders,
} from '../../../src/plugins/readers/store/reader-counts.ts'
import { connect, openFresh } from '../../core/store/fresh-database.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { buildCore } from '../../fixtures/build-core.ts'
import { buildOutcome } from '../../fixtures/build-outcome.ts'

describe('counts of readers on a server', () => {
  const run = randomUUID().slice(0, 8)
  const roles = { keeper: `candor_test_keeper_${run}`, reader: `candor_test_reader_${run}` }
  let fresh: Awaited<ReturnType<typeof openFresh>>
  const urlOf = (role: string) => {
    const url = new URL(fresh.url)
    url.username = role
    url.password = 'unused'
    return url.href
  }
  beforeAll(async () => {
    fresh = await openFresh()
    await fresh.sql(await readFile(new URL('../../../schema/roles.sql', import.meta.url), 'utf8'))
    for (const [group, role] of Object.entries(roles)) {
      await fresh.sql(`create role ${role} login password 'unused' in role candor_${group}`)
    }
  })
  afterAll(async () => {
    await fresh?.sql(`drop role ${Object.values(roles).join(', ')}`)
    await fresh?.close()
  })

  const cell = {
    family: 'all',
    format: 'rss',
    name: 'Feedly',
    requests: 1,
    notModified: 0,
    bytes: 10,
  }
  const rowsOfDay = (count: number) => ({
    day: '2026-11-26',
    requests: Array.from({ length: count }, (_, index) => ({ ...cell, name: `Agent ${index}` })),
    figures: [{ ...cell, list: '', subscribers: 5, atMs: 0 }],
    direct: Array.from({ length: 20 }, (_, index) => ({
      family: `topics/${index}`,
      sketch: emptySketch().fill(1),
    })),
    embeds: [{ ...cell, host: 'partner.example' }],
    errors: [{ ...cell, route: '/', status: 503 }],
  })

  it('are written by candor_keeper, also by several processes at once', async () => {
    const pools = Array.from({ length: 4 }, () => openPool(urlOf(roles.keeper)))
    try {
      const salts = await Promise.all(
        pools.map(({ db }, index) => shareSalt(db, '2026-11-26', `0${index}`.repeat(16))),
      )
      expect(new Set(salts).size).toBe(1)
      await Promise.all(pools.map(({ db }) => writeReaders(db, rowsOfDay(6000))))
      await Promise.all(pools.map(({ db }) => tidyReaders(db, new Date('2026-11-26T12:00:00Z'))))
      expect(
        await fresh.sql(
          'select count(*)::int as n, sum(requests)::int as sum from reader_requests',
        ),
      ).toEqual([{ n: 6000, sum: 24_000 }])
      const [{ most } = {}] = await fresh.sql(`select max(readers)::int as most from reader_direct`)
      expect(most).toBeGreaterThan(500)
    } finally {
      await Promise.all(pools.map(({ close }) => close()))
    }
  })

  it('are written through SERVICE_DATABASE_URL, and without such a login they are off', async () => {
    const log: string[] = []
    const start = (environment: Environment) =>
      countReaders(
        buildCore(environment, null, {
          log: (message, error) =>
            void log.push(error === undefined ? message : `${message}: ${reasonOf(error)}`),
        }),
      )
    const counted = start({ READERS: 'on', SERVICE_DATABASE_URL: urlOf(roles.keeper) })
    counted?.listener.request(buildOutcome())
    await counted?.close()
    expect(
      await fresh.sql(
        `select requests::int, bytes::int from reader_requests where name = 'unknown'`,
      ),
    ).toEqual([{ requests: 1, bytes: 7 }])
    expect(log).toEqual([])

    const refused = start({ READERS: 'on', SERVICE_DATABASE_URL: urlOf(roles.reader) })
    await refused?.close()
    expect([start({ READERS: 'on' }), start({})]).toEqual([null, null])
    expect(log).toEqual([
      expect.stringMatching(/kept in memory: .*permission denied for table reader_salts/),
    ])
    expect(incompleteOf([readers], { READERS: 'on', DATABASE_URL: fresh.url })).toEqual([
      { name: 'READERS', problem: expect.stringContaining('SERVICE_DATABASE_URL') },
    ])
  })

  it('of partners are written through SERVICE_DATABASE_URL too, and only with PARTNER_FEEDS', async () => {
    const log: string[] = []
    const start = (environment: Environment, partnerFeeds: readonly string[] | null = []) =>
      countPartners(
        buildCore(environment, null, {
          site: buildSite({ partnerFeeds }),
          log: (line) => void log.push(line),
        }),
      )
    const outcome = buildOutcome({ partner: 'wire', status: 304, bytes: 0 })
    const counts = start({ SERVICE_DATABASE_URL: urlOf(roles.keeper) })
    for (const _ of [1, 2]) counts.listener?.request?.(outcome)
    await counts.close?.()
    expect(
      await fresh.sql('select partner, requests::int, not_modified::int from partner_requests'),
    ).toEqual([{ partner: 'wire', requests: 2, not_modified: 2 }])
    const refused = start({ SERVICE_DATABASE_URL: urlOf(roles.reader) })
    refused.listener?.request?.(outcome)
    await refused.close?.()
    expect([start({}), start({}, null)]).toEqual([{}, {}])
    expect(log).toEqual([
      expect.stringContaining('kept in memory'),
      expect.stringContaining('SERVICE_DATABASE_URL'),
    ])
  })

  it('are known to the doctor: whether a login may count them', async () => {
    const found = async (environment: Record<string, string>, embedded = false) =>
      (await checkReaders({ embedded, environment, checkLogin })).map(
        ({ level, text }) => `${level} ${text}`,
      )
    const counting = (role: string) => ({ READERS: 'on', SERVICE_DATABASE_URL: urlOf(role) })
    expect(await found(counting(roles.keeper))).toEqual([
      expect.stringMatching(/^ok .*SERVICE_DATABASE_URL/),
    ])
    expect(await found(counting(roles.reader))).toEqual([
      expect.stringMatching(/^fault .* may not count readers/),
    ])
    expect(await found({ READERS: 'on', WRITER_DATABASE_URL: urlOf(roles.keeper) })).toEqual([
      expect.stringMatching(/^ok .*WRITER_DATABASE_URL/),
    ])
    expect(await found({ READERS: 'on' })).toEqual([])
    expect([await found({}), await found({ READERS: 'on' }, true)]).toEqual([[], []])
  })

  it.each([
    'reader_requests',
    'reader_figures',
    'reader_direct',
    'reader_salts',
    'reader_embeds',
    'reader_errors',
    'partner_requests',
  ])('are nothing that a login of the service sees: %s', async (table) => {
    const client = connect(urlOf(roles.reader))
    await expect(client.unsafe(`select from ${table}`)).rejects.toThrow('permission denied')
    await client.end({ timeout: 1 })
  })

  it('give the role no way to articles', async () => {
    const client = connect(urlOf(roles.keeper))
    for (const statement of [
      'delete from articles',
      'update articles set title = title',
      'select from api_tokens',
    ]) {
      await expect(client.unsafe(statement)).rejects.toThrow('permission denied')
    }
    await client.end({ timeout: 1 })
  })
})

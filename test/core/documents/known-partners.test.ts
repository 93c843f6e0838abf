/**
 * What is known of partners: how often it is read, how old it can be, and what counts while the
 * database is away.
 */
import { expect, it } from 'vitest'
import { createKnownPartners } from '../../../src/core/documents/known-partners.ts'
import { StoreUnavailable } from '../../../src/core/store/errors.ts'
import type { KnownPartner } from '../../../src/core/store/partners.ts'
import { absent } from '../../../src/core/store/to-marker.ts'
import { buildSnapshot } from '../../fixtures/build-article.ts'

const acme: KnownPartner = {
  ...{ name: 'acme', digest: '0a', families: null, content: 'full', perHour: null, endsAt: null },
  hasPrivate: true,
}

function build() {
  const database = {
    now: 0,
    asked: [] as string[],
    isAway: false,
    partners: [acme],
    families: ['partners/acme/topics/science'],
  }
  const ask = async <T>(query: string, value: T): Promise<T> => {
    database.asked.push(query)
    if (database.isAway) throw new StoreUnavailable('the database gave no answer')
    return value
  }
  const known = createKnownPartners({
    ...{ freshMs: 1000, staleMs: 5000, clock: () => database.now, sharesPromises: true },
    store: () => ({
      findPartners: () => ask('partners', database.partners),
      findMarker: (family) =>
        ask(
          family,
          buildSnapshot(database.families.includes(family) ? {} : { state: absent, known: false }),
        ),
    }),
  })
  return { database, known }
}

it('reads once in FRESH_MS whether a partner has private articles in a family, and nothing of partners without any', async () => {
  const { database, known } = build()
  for (const family of ['topics/science', 'all', 'topics/science', 'all'])
    expect([family, await known.hasPrivateIn(acme, family)]).toEqual([family, family !== 'all'])
  expect(database.asked).toEqual(['partners/acme/topics/science', 'partners/acme/all'])
  database.families.push('partners/acme/all')
  database.now = 1000
  expect(await known.hasPrivateIn(acme, 'all')).toBe(true)
  expect(await known.hasPrivateIn({ ...acme, hasPrivate: false }, 'reviewed')).toBe(false)
  expect(database.asked).toHaveLength(3)
})

it('counts on while the database is away, for as long as feeds do', async () => {
  const { database, known } = build()
  expect((await known.find()).get('0a')).toBe(acme)
  expect(await known.hasPrivateIn(acme, 'topics/science')).toBe(true)
  database.isAway = true
  for (database.now = 1000; database.now < 5000; database.now += 1000) {
    expect((await known.find()).size).toBe(1)
    expect(await known.hasPrivateIn(acme, 'topics/science')).toBe(true)
  }
  await expect(known.find()).rejects.toThrow('no answer')
  await expect(known.hasPrivateIn(acme, 'topics/science')).rejects.toThrow('no answer')
  await expect(known.hasPrivateIn(acme, 'reviewed')).rejects.toThrow('no answer')
})

/** Statements have one form, keys a time, and chains no gap. */

import { verifyChain } from 'candor-disclosure/signed/chain.ts'
import { digestOf } from 'candor-disclosure/signed/digests.ts'
import { type Key, NotStatement, parseKeys } from 'candor-disclosure/signed/jws.ts'
import type { StatementPayload } from 'candor-disclosure/signed/payload.ts'
import { verifyStatement } from 'candor-disclosure/signed/verify.ts'
import { describe, expect, it } from 'vitest'
import { buildArticle, buildDisclosure, buildSite } from '../../fixtures/build-article.ts'
import { chainOf, keyOf, keys, payloadOf, toJws } from './signing.ts'

const payload = await payloadOf(buildArticle(), buildSite())
const { kid } = keyOf()
const jws = toJws(payload)
const verdictOf = async (text: string, ring = keys) => {
  const { outcome, payload: read, differences } = await verifyStatement(text, ring)
  return { outcome, isRead: read !== null, differences }
}

it('reads what it signed', async () => {
  expect(await verifyStatement(jws, keys)).toEqual({
    ...{ outcome: 'same', payload, key: { kid, state: 'current' } },
    ...{ differences: [], missing: [] },
  })
})

it('says how a review was signed, and nothing of one that there is not', async () => {
  const review = 'login' as const
  expect((await payloadOf(buildArticle(), buildSite(), { review })).disclosure).not.toHaveProperty(
    'review',
  )
  const disclosure = buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Ada Example' })
  expect(
    (await payloadOf(buildArticle({ disclosure }), buildSite(), { review })).disclosure,
  ).toMatchObject({ review })
})

const [header = '', body = '', signature = ''] = jws.split('.')
const swapped = (from: string, to: string) => JSON.stringify(payload).replace(from, to)

it.each([
  [
    'another signature',
    `${header}.${body}.${signature.slice(0, -2)}${signature.endsWith('AA') ? 'BA' : 'AA'}`,
  ],
  [
    'a signature with unused bits',
    `${header}.${body}.${signature.slice(0, -1)}${{ A: 'B', Q: 'R', g: 'h', w: 'x' }[signature.slice(-1)] ?? '_'}`,
  ],
  ['padding', `${jws}=`],
  ['a line end', `${jws}\n`],
  ['no signature', `${header}.${body}.`],
  ['five parts', `${jws}.a.b`],
  ['no algorithm', toJws(payload, 7, { alg: 'none', kid })],
  ['a polymorphic algorithm', toJws(payload, 7, { alg: 'EdDSA', kid })],
  ['critical extensions', toJws(payload, 7, { alg: 'Ed25519', kid, crit: ['b64'], b64: false })],
  ['a key of its own', toJws(payload, 7, { alg: 'Ed25519', kid, jwk: keyOf() })],
  ['no kid', toJws(payload, 7, { alg: 'Ed25519' })],
  [
    'a header that names a member twice',
    toJws(payload, 7, `{"alg":"none","alg":"Ed25519","kid":"${kid}"}`),
  ],
  ['a payload that names a member twice', toJws(swapped('"number":1', '"number":2,"number":1'))],
  ['a payload with blanks', toJws(JSON.stringify(payload, null, 1))],
  ['a member that nobody knows', toJws({ ...payload, note: 'x' })],
  ['a member of a prototype', toJws(swapped('"number":1', '"number":1,"__proto__":{"a":1}'))],
  [
    'bytes that are no UTF-8',
    toJws(Buffer.concat([Buffer.from('{"candor":"'), Buffer.from([0xff]), Buffer.from('"}')])),
  ],
  ['a byte order mark', toJws(`\ufeff${JSON.stringify(payload)}`)],
  ['a payload that lacks a member', toJws({ ...payload, url: undefined })],
  ['a first statement with one before', toJws({ ...payload, previous: 'A'.repeat(32) })],
  ['a number that is none', toJws({ ...payload, number: 0 })],
  ['no JSON', toJws('statement')],
  ['nothing', ''],
])('refuses %s', async (_, text) => {
  expect(await verdictOf(text)).toMatchObject({ outcome: 'different', isRead: false })
})

it('names a version that it does not read', async () => {
  const { differences } = await verdictOf(toJws({ ...payload, candor: 'statement/2' }))
  expect(differences[0]).toContain('"statement/1", but "statement/2"')
})

describe('keys', () => {
  const at = Date.parse(payload.at) / 1000
  it.each<[string, Partial<Key>, string, string]>([
    ['is the same until a key was retired', { exp: at }, 'same', 'retired'],
    ['is different after it was retired', { exp: at - 1 }, 'different', 'retired'],
    ['is different before it signed', { nbf: at + 1 }, 'different', 'current'],
    [
      'is different with a revoked key',
      { revoked: { revoked_at: at + 99, reason: 'compromised' } },
      'different',
      'revoked',
    ],
  ])('%s', async (_, changes, outcome, state) => {
    const verdict = await verifyStatement(jws, { keys: [keyOf(9), keyOf(7, changes)] })
    expect(verdict).toMatchObject({ outcome, key: { kid, state } })
  })

  it('does not know a key by its name, or by another name', async () => {
    expect((await verdictOf(jws, { keys: [keyOf(9, { kid })] })).differences[0]).toMatch(
      /^signature/,
    )
    expect((await verdictOf(jws, { keys: [keyOf(7, { kid: 'other' })] })).differences[0]).toMatch(
      /^key/,
    )
  })

  it('reads keys of Ed25519 among others', () => {
    const text = JSON.stringify({
      name: 'Example News',
      keys: [{ kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'rsa' }, keyOf()],
    })
    expect(parseKeys(text)).toEqual(keys)
  })

  it.each([
    'x',
    '{}',
    '{"keys":[]}',
    JSON.stringify({ keys: [keyOf(7, { x: keyOf().x.replace(/.$/, '_') })] }),
    JSON.stringify({ keys: [keyOf(), keyOf()] }),
    // The name of one key with another.
    JSON.stringify({ keys: [keyOf(9, { kid })] }),
  ])('refuses %s', (text) => {
    expect(() => parseKeys(text)).toThrow(NotStatement)
  })
})

describe('chains', async () => {
  const { guid } = payload
  const withdrawn: StatementPayload = {
    candor: 'statement/1',
    guid,
    number: 1,
    at: payload.at,
    state: 'withdrawn',
  }
  const texts = [1, 2, 3].map((each) => ({ ...payload, url: `https://news.example.org/${each}` }))
  const chain = await chainOf([...texts, withdrawn, payload])
  const isWhole = async (statements: readonly string[], newest = chain.at(-1), ring = keys) =>
    (await verifyChain(statements, ring, newest)).isWhole

  it('is whole', async () => {
    expect(await isWhole(chain)).toBe(true)
    expect(await isWhole(chain, chain[2])).toBe(true)
  })

  it('finds each statement that was left out, moved, replayed or replaced', async () => {
    const other = await chainOf([{ ...payload, guid: 'urn:example:other' }])
    for (const index of chain.keys()) {
      const without = chain.toSpliced(index, 1)
      expect(await isWhole(without), `without ${index}`).toBe(false)
      expect(await isWhole(chain.toSpliced(index, 1, ...other)), `replaced ${index}`).toBe(false)
      for (const to of chain.keys()) {
        const [one = ''] = chain.slice(index, index + 1)
        expect(await isWhole(chain.toSpliced(to, 0, one)), `${index} again at ${to}`).toBe(false)
        if (to !== index)
          expect(await isWhole(without.toSpliced(to, 0, one)), `${index} moved to ${to}`).toBe(
            false,
          )
      }
    }
    expect(await isWhole([])).toBe(false)
  })

  it('finds another number and another article in the position of the next one', async () => {
    const [first = ''] = chain
    const previous = await digestOf(first)
    const next = (changes: object) => toJws({ ...payload, number: 2, previous, ...changes })
    expect(await isWhole([first, next({})], first)).toBe(true)
    expect(await isWhole([first, next({ number: 3 })], first)).toBe(false)
    expect(await isWhole([first, next({ guid: 'urn:example:other' })], first)).toBe(false)
  })

  it('finds a past that was signed again', async () => {
    const rewritten = await chainOf([
      { ...payload, url: 'https://news.example.org/9' },
      ...texts.slice(1),
      withdrawn,
      payload,
    ])
    expect(await isWhole([...rewritten.slice(0, 2), ...chain.slice(2)])).toBe(false)
    // Without one of the statements that were public, a past that is wholly new holds by itself.
    expect(await isWhole(rewritten, rewritten.at(-1))).toBe(true)
    expect(await isWhole(rewritten)).toBe(false)
  })

  it('goes on after a key was revoked, under another key', async () => {
    const ring = {
      keys: [keyOf(7, { revoked: { revoked_at: 1, reason: 'compromised' } }), keyOf(9)],
    }
    const [first = '', second = ''] = await chainOf([payload, payload])
    const again = toJws(
      JSON.parse(atob((second.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))),
      9,
    )
    expect(await isWhole([first], first, ring)).toBe(false)
    expect(await isWhole([first, again], again, ring)).toBe(true)
  })
})

/**
 * The statement that an editor signs: each fact is in its digest, and no fact can stand for another
 * one.
 */

import { toHex } from 'candor-disclosure/text/hex.ts'
import { describe, expect, it } from 'vitest'
import {
  boxes,
  challengeOf,
  parseStatement,
  type Statement,
  sourcesDigestOf,
  textDigestOf,
  toStatement,
} from '../../../src/plugins/desk/evidence/signing.ts'

const statement: Statement = {
  guid: 'urn:uuid:0d2c1a52-7c3f-4a8e-9a3b-0c6f1e5d2b11',
  textDigest: 'ab'.repeat(32),
  sourcesDigest: 'cd'.repeat(32),
  mode: 'ai-assisted',
  editor: 'Ada Example',
  at: '2026-11-29T15:00:00.000Z',
  boxes: ['facts', 'quotes'],
  nonce: 'AAECAwQFBgcICQoLDA0ODw',
  note: 'Called the court.\nat: noon',
}

const hexOf = async (text: string) => toHex(await challengeOf(text))

describe('the statement', () => {
  it('is these lines, and its challenge the SHA-256 of them', async () => {
    const text = toStatement(statement)
    expect(text).toBe(`Candor review 1
article: urn:uuid:0d2c1a52-7c3f-4a8e-9a3b-0c6f1e5d2b11
text: sha256:abababababababababababababababababababababababababababababababab
sources: sha256:cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd
mode: ai-assisted
editor: Ada Example
at: 2026-11-29T15:00:00.000Z
did: facts quotes
nonce: AAECAwQFBgcICQoLDA0ODw
note: Called the court.
at: noon`)
    expect(await hexOf(text)).toBe(
      '02ef035bd87f833db874dba2eb6e968a2e6c9e4321fb250624fcb18e2863f3be',
    )
  })

  it.each(
    Object.entries({
      guid: 'urn:uuid:1',
      textDigest: 'ac'.repeat(32),
      sourcesDigest: 'ce'.repeat(32),
      mode: 'human-only',
      editor: 'Grace Example',
      at: '2026-11-29T15:00:00.001Z',
      boxes: ['facts'],
      nonce: 'BAECAwQFBgcICQoLDA0ODw',
      note: '',
    }),
  )('another %s is another challenge', async (name, value) => {
    expect(await hexOf(toStatement({ ...statement, [name]: value }))).not.toBe(
      await hexOf(toStatement(statement)),
    )
  })

  it('does not depend on the order in which boxes were ticked', () => {
    expect(toStatement({ ...statement, boxes: ['quotes', 'facts'] })).toBe(toStatement(statement))
  })

  it.each(['', '\n', 'note: \nat: noon', ' \u2028 \r\n\n', '🖋 \u0000 $1'])(
    'is read as it was written, with the note %j',
    (note) => {
      for (const ticked of [[], ['sources'], boxes] as const) {
        const confirmed = { ...statement, note, boxes: [...ticked] }
        expect(parseStatement(toStatement(confirmed))).toEqual(confirmed)
      }
    },
  )

  it.each([
    ['another heading', (text: string) => text.replace('review 1', 'review 2')],
    ['a line that is missing', (text: string) => text.replace(/nonce.*\n/, '')],
    ['lines in another order', (text: string) => text.replace(/(at: 2026.*)\n(did: .*)/, '$2\n$1')],
    ['an unknown box', (text: string) => text.replace('facts', 'all facts')],
    ['a digest in capitals', (text: string) => text.replace('abab', 'ABAB')],
  ])('is not read with %s', (_, change) => {
    const text = toStatement(statement)
    expect(change(text)).not.toBe(text)
    expect(parseStatement(change(text))).toBeNull()
  })

  it('has no fact of several lines but the note', () => {
    expect(() => toStatement({ ...statement, editor: 'Ada\nmode: human-only' })).toThrow(/lines/)
  })
})

it('digests sources with a zero byte after each address and title, in their order', async () => {
  const [one, other] = [
    { url: 'https://a.example/', title: 'A' },
    { url: 'https://b.example/', title: 'B' },
  ]
  // printf 'https://a.example/\0A\0https://b.example/\0B\0' | sha256sum
  expect(await sourcesDigestOf([one, other])).toBe(
    '9e0be02fc86550d59b2dcd10a5667e4f13a255c8027c1c84c041f6b642b306f1',
  )
  expect(await sourcesDigestOf([other, one])).not.toBe(await sourcesDigestOf([one, other]))
  // sha256sum < /dev/null
  expect(await sourcesDigestOf([])).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
})

it('digests a text as the database does', async () => {
  // select candor_text_digest('Title', 'Standfirst', '<p>Body</p>')
  expect(
    await textDigestOf({ title: 'Title', standfirst: 'Standfirst', body_html: '<p>Body</p>' }),
  ).toBe('322597da6bfcead6b8cc0393d56fa6434ebd7cb8e63f376a8b306ff5efa0e1bc')
})

/** `verifyEvidence` holds what a passkey signed, and refuses everything else. */
import { describe, expect, it } from 'vitest'
import {
  digestOfEvidence,
  type Evidence,
  type EvidenceArticle,
} from '../../../src/plugins/desk/evidence/evidence.ts'
import { NotEvidence, verifyEvidence } from '../../../src/plugins/desk/evidence/verify.ts'
import {
  algorithms,
  buildArticleEvidence,
  buildEvidence,
  buildReview,
  fileOf,
  publicKey,
  sign,
  signedText,
} from './build-evidence.ts'
import passkeys from './passkeys.json' with { type: 'json' }

/** The checks that fail, or that nothing is known of. */
async function ill(evidence: Evidence): Promise<readonly string[]> {
  const { file, reviews } = await verifyEvidence(fileOf(evidence))
  const checks = [...file, ...reviews.flatMap((review) => review.checks)]
  return checks
    .filter(({ result }) => result !== 'holds')
    .map(({ of, result }) => `${of} ${result}`)
}

const of = async (changes: Partial<EvidenceArticle>) => ill(await buildEvidence(changes))

/** The paths of all strings. */
function paths(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value === 'string') return [path]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, each]) => paths(each, [...path, name]))
}

/** The value with another letter in the middle of one string, of the same alphabet. */
function changedAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name !== undefined) {
    const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
      ? [...value]
      : { ...(value as object) }
    Object.assign(copy, { [name]: changedAt((value as Record<string, unknown>)[name], rest) })
    return copy
  }
  const text = String(value)
  const middle = Math.floor(text.length / 2)
  const [was = ''] = text.slice(middle)
  return `${text.slice(0, middle)}${was === '1' || was === '0' ? '2' : /\d/.test(was) ? '1' : was === 'b' ? 'c' : 'b'}${text.slice(middle + 1)}`
}

const isRefused = async (evidence: unknown) =>
  verifyEvidence(fileOf(evidence)).then(
    ({ holds }) => !holds,
    (error) => error instanceof NotEvidence,
  )

describe('verifyEvidence', () => {
  it.each(algorithms)('holds an assertion of Chromium by %s', async (name) => {
    const evidence = await buildEvidence({
      reviews: [buildReview({ assertion: passkeys.assertions[name] })],
    })
    const verdict = await verifyEvidence(fileOf(evidence))
    expect(verdict).toMatchObject({
      holds: true,
      reviews: [{ editor: 'Ada Example', method: 'passkey' }],
    })
    expect(verdict.reviews[0]?.checks.map(({ of, result }) => `${of} ${result}`)).toEqual([
      ...['text holds', 'method holds', 'statement holds', 'challenge holds', 'ceremony holds'],
      ...['origin http://localhost:8791 holds', 'editor holds', 'signature holds'],
    ])
    expect(verdict.reviews[0]?.key).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each(algorithms)('refuses a signature by %s of which one bit differs', async (name) => {
    const { signature, ...assertion } = passkeys.assertions[name]
    for (let position = 0; position < 40; position += 1) {
      const bytes = Buffer.from(signature, 'base64url')
      bytes.writeUInt8(bytes.readUInt8(position) ^ 1, position)
      const other = { ...assertion, signature: bytes.toString('base64url') }
      const failing = await of({ reviews: [buildReview({ assertion: other })] })
      expect([position, failing]).toEqual([
        position,
        [expect.stringMatching(/^(signature|proof) fails$/)],
      ])
    }
  })

  it('refuses another letter in any string of the file', async () => {
    const evidence = await buildEvidence()
    const all = paths(evidence)
    expect(all.length).toBeGreaterThan(60)
    for (const path of all)
      expect([path, await isRefused(changedAt(evidence, path))]).toEqual([path, true])
  })

  it('refuses another letter in what was signed, also if the digest of the file was made anew', async () => {
    const { reviews, texts, guid } = buildArticleEvidence()
    const all = paths({ reviews, texts, guid }).filter((path) => path.at(-1) !== 'credential_id')
    expect(all.length).toBeGreaterThan(15)
    for (const path of all) {
      const changed = changedAt({ reviews, texts, guid }, path) as EvidenceArticle
      const evidence = await buildEvidence(changed)
      expect([path, await isRefused(evidence)]).toEqual([path, true])
    }
  })

  it.each([
    ['no box', { did: [] }, 'statement fails'],
    [
      'another box',
      { did: ['facts', 'quotes', 'changed'] as ('facts' | 'quotes' | 'changed')[] },
      'statement fails',
    ],
    [
      'other sources',
      { sources: [{ url: 'https://court.example.org/2026/17', title: 'The judgment' }] },
      'statement fails',
    ],
    ['no sources', { sources: null }, 'method fails'],
    ['no statement', { statement: null }, 'method fails'],
    ['a passkey without an assertion', { assertion: null }, 'method fails'],
    ['a login with an assertion', { method: 'login' as const }, 'method fails'],
  ])('refuses a review with %s', async (_, changes, check) => {
    expect(await of({ reviews: [buildReview(changes)] })).toContain(check)
  })

  it('says what nothing proves', async () => {
    const login = buildReview({ method: 'login', assertion: null })
    const unsigned = buildReview({
      method: 'unsigned',
      assertion: null,
      statement: null,
      sources: null,
      did: [],
      note: '',
      actor: 'pipeline',
    })
    const evidence = await buildEvidence({ reviews: [login, unsigned], texts: [] })
    expect(await ill(evidence)).toEqual([
      'text unknown',
      'proof unknown',
      'text unknown',
      'proof unknown',
    ])
    expect((await verifyEvidence(fileOf(evidence))).holds).toBe(true)
  })

  it('holds no text instead of another one', async () => {
    const other = { ...signedText, body_html: '<p>The court said: “Yes.”</p>' }
    expect(await of({ texts: [other] })).toEqual([`text ${signedText.digest} fails`, 'text fails'])
  })

  it.each([
    ['an assertion for another site', { host: 'example.org' }, /^origin .* fails$/],
    [
      'one that another site asked for in a frame',
      { client: { crossOrigin: true } },
      /^ceremony fails$/,
    ],
    ['an enrolment', { client: { type: 'webauthn.create' } }, /^ceremony fails$/],
    ['an answer to another challenge', { client: { challenge: 'AAAA' } }, /^challenge fails$/],
    ['an editor who was not verified', { flags: 1 }, /^editor fails$/],
    ['an editor who was not there', { flags: 4 }, /^editor fails$/],
    ['a client without an origin', { client: { origin: null } }, /^proof fails$/],
    [
      'a key of an unknown algorithm',
      { key: Buffer.from(publicKey).fill(0x27, 4, 5) },
      /^proof fails$/,
    ],
    [
      'a key with something after it',
      { key: Buffer.concat([publicKey, Buffer.from([0])]) },
      /^proof fails$/,
    ],
    [
      'a key with a parameter twice',
      { key: Buffer.concat([Buffer.from([0xa6]), publicKey.subarray(1), Buffer.from([1, 2])]) },
      /^proof fails$/,
    ],
    ['a key that is cut off', { key: publicKey.subarray(0, 40) }, /^proof fails$/],
  ])('refuses %s', async (_, ceremony, check) => {
    expect(await of({ reviews: [await sign()] })).toEqual([])
    expect(await of({ reviews: [await sign(ceremony)] })).toEqual([expect.stringMatching(check)])
  })

  it.each([
    ['no JSON', (text: string) => text.slice(1)],
    ['another version', (text: string) => text.replace('"version": 1', '"version": 2')],
    ['a member that it does not know', (text: string) => text.replace('{', '{"more": 1,')],
    [
      'a member twice',
      (text: string) => text.replace('"title"', '"title": "The first one",\n"title"'),
    ],
    [
      'a member twice, once with an escape',
      (text: string) => text.replace('"title"', '"t\\u0069tle": "First",\n"title"'),
    ],
    ['another prototype', (text: string) => text.replace('{', '{"__proto__": {},')],
    ['nothing', () => 'null'],
  ])('reads no file with %s', async (_, change) => {
    const text = fileOf(await buildEvidence())
    expect(change(text)).not.toBe(text)
    await expect(verifyEvidence(change(text))).rejects.toBeInstanceOf(NotEvidence)
  })

  it.each([
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    [
      'escapes and without indentation',
      (text: string) =>
        JSON.stringify(JSON.parse(text)).replaceAll('example', '\\u0065x\\u0061mple'),
    ],
  ])('reads a file that another program saved with %s', async (_, change) => {
    const text = change(fileOf(await buildEvidence()))
    expect(await verifyEvidence(text)).toMatchObject({ holds: true })
  })

  it('digests a file whatever the order of its members', async () => {
    const evidence = await buildEvidence()
    const turned = Object.fromEntries(Object.entries(evidence).toReversed()) as Evidence
    expect(await digestOfEvidence(turned)).toBe(evidence.digest)
  })
})

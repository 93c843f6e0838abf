/** Signs statements with fixed keys, and puts them into feeds as the service does. */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import type { ReadItem } from 'candor-disclosure/disclosure/declaration.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { digestOf } from 'candor-disclosure/signed/digests.ts'
import type { Key } from 'candor-disclosure/signed/jws.ts'
import type { ShownPayload, StatementPayload } from 'candor-disclosure/signed/payload.ts'
import { verifyStatement } from 'candor-disclosure/signed/verify.ts'
import type { Article } from '../../../src/core/article.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import type { FormatKey } from '../../../src/core/request/address.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import { toPayload } from '../../../src/plugins/signing/signed-entry.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildSource,
  buildTopic,
  feedShowing,
} from '../../fixtures/build-article.ts'

/** PKCS #8 of a private key of Ed25519 (RFC 8410) whose 32 bytes are all this one. */
const privateKey = (byte: number) =>
  createPrivateKey({
    key: Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      Buffer.alloc(32, byte),
    ]),
    format: 'der',
    type: 'pkcs8',
  })

export const signedAt = new Date('2026-11-30T20:00:00Z')

/**
 * The public key of this byte, since 2026, named by the beginning of its thumbprint (RFC 7638, RFC
 * 8037 Appendix A.3).
 */
export function keyOf(byte = 7, changes: Partial<Key> = {}): Key {
  const { x = '' } = createPublicKey(privateKey(byte)).export({ format: 'jwk' })
  const thumbprint = createHash('sha256')
    .update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)
    .digest('base64url')
  const kid = thumbprint.slice(0, 16)
  return {
    kty: 'OKP',
    crv: 'Ed25519',
    x,
    kid,
    alg: 'Ed25519',
    nbf: Date.UTC(2026) / 1000,
    ...changes,
  }
}

export const keys = { keys: [keyOf()] }

const part = (value: unknown) =>
  Buffer.from(
    typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value),
  ).toString('base64url')

/** A compact JWS of any payload, also of one that nobody should sign. */
export function toJws(
  payload: unknown,
  byte = 7,
  header: unknown = { alg: 'Ed25519', kid: keyOf(byte).kid },
): string {
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${sign(null, Buffer.from(signed), privateKey(byte)).toString('base64url')}`
}

type Facts = Partial<Parameters<typeof toPayload>[2]>

export const payloadOf = (article: Article, site: Site, facts: Facts = {}): Promise<ShownPayload> =>
  toPayload(article, site, {
    number: 1,
    previous: null,
    at: signedAt,
    text: 'ab'.repeat(32),
    review: null,
    ...facts,
  })

export const signedArticle = async (
  article: Article,
  site: Site,
  facts: Facts = {},
): Promise<string> => toJws(await payloadOf(article, site, facts))

/** A chain of statements, each with the digest of the one before. */
export async function chainOf(payloads: readonly StatementPayload[]): Promise<string[]> {
  const statements: string[] = []
  for (const [index, payload] of payloads.entries()) {
    const before = statements.at(-1)
    const { candor, guid, number: _, previous: __, ...others } = payload
    const previous = before === undefined ? {} : { previous: await digestOf(before) }
    statements.push(toJws({ candor, guid, number: index + 1, ...previous, ...others }))
  }
  return statements
}

/** A rendered feed with a statement in each item, by the order of its items. */
export function withStatements(document: string, statements: readonly string[]): string {
  let next = 0
  if (!document.startsWith('{'))
    return document.replace(
      / *<\/(?:item|entry)>/g,
      (end) => `<candor:statement>${statements[next++]}</candor:statement>${end}`,
    )
  const feed = JSON.parse(document)
  for (const item of feed.items) item._candor.statement = statements[next++]
  return JSON.stringify(feed)
}

/** Everything that can be in an item. */
export const fullArticle = buildArticle({
  title: 'Bridge & road reopen: <fast> news',
  standfirst: 'The stone bridge carries traffic again, says the council & the mayor.',
  bodyHtml:
    '<p>On Friday at eight, the <b>first</b> bus crossed it.</p><ul><li>One</li><li><a href="https://a.example/?b=1&amp;c=2">Two</a></li></ul>',
  byline: 'Ada Example',
  bylineUrl: 'https://news.example.org/people/ada',
  topics: [buildTopic()],
  disclosure: buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Ada Example' }),
  picture: buildPicture(),
  sources: [
    buildSource(),
    buildSource({ url: 'https://example.org/2', title: 'The mayor speaks', publisher: null }),
  ],
  corrections: [
    buildCorrection(),
    buildCorrection({
      text: 'It was a Friday.',
      date: new Date('2026-05-03T08:30:00Z'),
      url: null,
    }),
  ],
})

export const retractedArticle = {
  ...fullArticle,
  retraction: { reason: 'It was invented.', date: new Date('2026-05-04T08:30:00Z') },
}

export const fullSite = buildSite({ titleLabel: 'all' })

export const itemsOf = (document: string): readonly ReadItem[] => readDisclosure(document).items

export const verified = (item: ReadItem | undefined) =>
  verifyStatement(item?.statement ?? '', keys, item)

/** A feed of one article. */
export const renderArticle = (
  article: Article,
  site: Site,
  key: FormatKey,
  content: 'full' | 'summary' = 'full',
): string =>
  renderFeed(
    feedShowing(site, buildSelection({ content }), buildSnapshot({ articles: [article] })),
    key,
  )

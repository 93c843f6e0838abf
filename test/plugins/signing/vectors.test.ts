/**
 * The test vectors of docs/signed-form.md, for programs in other languages. After an intended
 * change, write them anew: `UPDATE_GOLDEN=1 npx vitest run test/plugins/signing/vectors`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { digestOf, digestOfRows, digestOfText } from 'candor-disclosure/signed/digests.ts'
import { verifyStatement } from 'candor-disclosure/signed/verify.ts'
import { expect, it } from 'vitest'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { buildSelection, buildSnapshot, feedShowing } from '../../fixtures/build-article.ts'
import { fullArticle, fullSite, keys, payloadOf, toJws, withStatements } from './signing.ts'

const file = new URL('../../../docs/vectors/signed.json', import.meta.url)

const texts = [
  ['title', ' AI-assisted:  Bridge\u3000reopens\r\n'],
  ['summary', 'AI & you: 1 < 2'],
  ['summary', ''],
  ['text', '\n<div>\r\n<p>a  b&nbsp;<b>c</b></p>\r</div> '],
] as const

async function buildVectors() {
  const payload = await payloadOf(fullArticle, fullSite, { review: 'passkey' })
  const jws = toJws(payload)
  const feed = feedShowing(fullSite, buildSelection(), buildSnapshot({ articles: [fullArticle] }))
  const document = withStatements(renderFeed(feed, 'rss'), [jws])
  const rows = readDisclosure(document).items[0]?.facts?.rows ?? []
  return {
    ...{ keys, jws, payload, previous_of_the_next: await digestOf(jws) },
    texts: await Promise.all(
      texts.map(async ([name, text]) => ({ name, text, digest: await digestOfText(name, text) })),
    ),
    ...{ rows, facts: await digestOfRows(rows), document },
  }
}

it('are what this version computes, and the item of the document is the same', async () => {
  const vectors = await buildVectors()
  if (process.env['UPDATE_GOLDEN']) writeFileSync(file, `${JSON.stringify(vectors, null, 1)}\n`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(vectors)
  const [item] = readDisclosure(vectors.document).items
  const verdict = await verifyStatement(vectors.jws, vectors.keys, item)
  expect(verdict).toMatchObject({ outcome: 'same', payload: vectors.payload })
})

/**
 * The most frequent complaints about publishers' feeds, tested against the app's responses. Also
 * ensures that each complaint has a test.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import type { Snapshot } from '../../../src/core/store/snapshot.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { buildArticle, buildSnapshot } from '../../fixtures/build-article.ts'
import { noFamilies } from '../../fixtures/no-families.ts'
import { serveOnNode } from './running.ts'

/** The app's responses for a snapshot, in the order of `paths`. */
async function sent(
  snapshot: Snapshot,
  paths: readonly string[] = allFormats.map(({ file }) => `/${file}`),
) {
  const store: Store = {
    latest: () => Promise.resolve(snapshot),
    findMarker: () => Promise.resolve(snapshot),
    ...noFamilies,
  }
  const running = await serveOnNode(() => store)
  const responses = await Promise.all(paths.map((path) => running.fetch(path)))
  const documents = await Promise.all(responses.map((response) => response.text()))
  await running.close()
  return { responses, documents }
}

const feedOf = (changes: Partial<Article>) =>
  sent(buildSnapshot({ articles: [buildArticle(changes)] }))

describe('every format', () => {
  it('complaint 5: keeps its bytes, ETag and Last-Modified an hour later if nothing has changed', async () => {
    const [now, later] = [
      buildSnapshot(),
      buildSnapshot({ readAt: new Date('2026-05-02T10:00:00Z') }),
    ]
    const [one, other] = [await sent(now), await sent(later)]
    expect(other.documents).toEqual(one.documents)
    const validators = ({ responses }: typeof one) =>
      responses.map(({ headers }) => [headers.get('ETag'), headers.get('Last-Modified')])
    expect(validators(other)).toEqual(validators(one))
  })

  it('complaint 8: makes every relative address in the body absolute', async () => {
    const bodyHtml =
      '<p><a href="../a?b=1#c">a</a><img src="/i.png" srcset="i1.png 1x, /i2.png 2x" alt="">' +
      '<video src="v.mp4" poster="p.png"></video><blockquote cite="q">q</blockquote></p>'
    const { documents } = await feedOf({ bodyHtml })
    for (const document of documents) {
      const markup = document
        .replaceAll('&lt;', '<')
        .replaceAll('&quot;', '"')
        .replaceAll('\\"', '"')
      const addresses = [...markup.matchAll(/ (?:href|src|srcset|poster|cite)="([^"]*)"/g)].map(
        ([, value]) => value,
      )
      expect(addresses.length).toBeGreaterThan(5)
      for (const address of addresses) expect(address).toMatch(/^https?:\/\//)
      expect(markup).toContain(
        'https://news.example.org/2026/05/i1.png 1x, https://news.example.org/i2.png 2x',
      )
    }
  })
})

it('complaints 2 to 23: each number occurs in the name of a test', () => {
  const folder = fileURLToPath(new URL('../..', import.meta.url))
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const names = files.flatMap(
    (file) => readFileSync(`${folder}/${file}`, 'utf8').match(/'complaints? [^']*/g) ?? [],
  )
  const named = names.flatMap(
    (name) => name.match(/^'complaints? ((\d+)( and |, )?)+/)?.[0].match(/\d+/g) ?? [],
  )
  const missing = Array.from({ length: 22 }, (_, index) => index + 2).filter(
    (n) => !named.includes(String(n)),
  )
  expect(missing).toEqual([])
})

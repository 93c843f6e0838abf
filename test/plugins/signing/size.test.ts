/**
 * How much larger statements make a feed. The demo's articles have the sources and corrections of a
 * newsroom.
 */
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { buildFeed } from '../../../src/core/feed/build-feed.ts'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import { allFormats } from '../../../src/core/request/address.ts'
import { buildDemoNews } from '../../product/golden/demo-news.ts'
import { signedArticle } from './signing.ts'

it.each(allFormats)(
  'is at most 45 kB for thirty items in $name, and less compressed',
  async ({ key }) => {
    const { site, selection, snapshot } = buildDemoNews(30)
    expect(snapshot.articles).toHaveLength(30)
    const address = 'A'.repeat(32)
    const articles = await Promise.all(
      snapshot.articles.map(async (article) => ({
        ...article,
        statement: { jws: await signedArticle(article, site), address },
      })),
    )
    const [plain, signed] = [snapshot, { ...snapshot, articles }].map((each) =>
      Buffer.from(renderFeed(buildFeed({ site, request: selection, snapshot: each }), key)),
    ) as [Buffer, Buffer]
    expect(signed.length - plain.length).toBeGreaterThan(20_000)
    expect(signed.length - plain.length).toBeLessThan(45_000)
    expect(gzipSync(signed).length - gzipSync(plain).length).toBeLessThan(25_000)
  },
)

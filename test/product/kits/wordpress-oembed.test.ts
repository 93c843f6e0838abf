/**
 * Embeds by oEmbed in WordPress, which puts frames of other sites into a sandbox that opens no
 * link.
 */
import { createServer } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { launchChromium } from '../browser/browsing.ts'
import { type Demo, serveDemo } from '../browser/serve-demo.ts'
import { freePort } from '../processes/candor.ts'
import { openWordPress } from './wordpress/run-wordpress.ts'

const site = openWordPress()
let demo: Demo | undefined
let browser: Browser | undefined
/** The page of an article on the newsroom's own site, whose host is not that of the feeds. */
let news = ''
const newsServer = createServer((_, response) => {
  const links = ['json', 'xml'].map((format) => {
    const href = `${demo?.origin}/oembed?url=${encodeURIComponent(news)}&amp;format=${format}`
    const type = format === 'json' ? 'application/json+oembed' : 'text/xml+oembed'
    return `<link rel="alternate" type="${type}" href="${href}">`
  })
  response
    .setHeader('Content-Type', 'text/html')
    .end(`<!doctype html><head>${links.join('')}</head>News`)
})
let posts: Readonly<Record<'feed' | 'article', string>> = { feed: '', article: '' }

beforeAll(async () => {
  demo = await serveDemo()
  browser = await launchChromium()
  const port = await freePort()
  newsServer.listen(port, '127.0.0.1')
  news = `http://localhost:${port}/first`
  const newest = { url: news, title: 'Newest of all', publishedAt: new Date() }
  await insertArticle(demo.db, newest, { sources: [{ url: `${news}?source`, title: 'Minutes' }] })
  // WordPress asks no server on this machine and at unusual ports.
  const ports = [port, new URL(demo.origin).port].join(', ')
  await site().php(`wp_mkdir_p(WPMU_PLUGIN_DIR); file_put_contents(WPMU_PLUGIN_DIR . '/port.php',
    '<?php add_filter("http_allowed_safe_ports", fn($all) => [...$all, ${ports}]);
      add_filter("http_request_host_is_external", "__return_true");');`)
  const publish = async (title: string, address: string) =>
    `${site().origin}/?p=${await site().publish('writer', { title, content: `\n${address}\n` })}`
  posts = { feed: await publish('Embeds', `${demo.origin}/`), article: await publish('Card', news) }
})
afterAll(async () => {
  await browser?.close()
  await demo?.close()
  newsServer.close()
})

async function visit(
  address: string,
  width: number,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  if (browser === undefined) throw new Error('there is no browser')
  const page = await browser.newPage({ viewport: { width, height: 900 } })
  await page.goto(address)
  await page.frameLocator('iframe').getByText('Newest of all').waitFor()
  await use(page)
  await page.close()
}

/** Clicks in the embed until the page is at another address, which it returns. */
async function addressAfter(post: string, part: string): Promise<string> {
  let address = ''
  await visit(post, 1000, async (page) => {
    await page.frameLocator('iframe').locator(part).first().click()
    await page.waitForURL((url) => url.origin !== site().origin)
    address = page.url()
  })
  return address
}

it.each([
  ['the headline of an article on another host', 'feed', 'a.candor-title', () => news],
  ['the headline of a card', 'article', 'a.candor-title', () => news],
  ['a source', 'feed', 'a.candor-source', () => `${news}?source`],
  ['the link back', 'feed', 'a.candor-back', () => `${demo?.origin}/`],
  ['the AI policy', 'feed', 'a.candor-policy', () => `${demo?.origin}/disclosure`],
] as const)('a click on %s opens it in place of the page', async (_, post, part, expected) => {
  expect(await addressAfter(posts[post], part)).toBe(expected())
})

it.each([320, 1000])(
  'at %d pixels, the frame is as wide as its column and shows all of a card',
  async (width) => {
    for (const post of Object.values(posts)) {
      await visit(post, width, async (page) => {
        const frame = page.locator('iframe')
        expect(await frame.getAttribute('sandbox')).toBe('allow-scripts')
        const rest = () =>
          frame.evaluate((one) => Number(one.parentElement?.clientWidth) - one.clientWidth)
        await expect.poll(rest).toBe(0)
        await expect.poll(() => page.locator('blockquote').isVisible()).toBe(false)
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
        if (post !== posts.article) return
        const needed = () =>
          page.frames()[1]?.evaluate('document.documentElement.scrollHeight - innerHeight')
        await expect.poll(needed).toBe(0)
      })
    }
  },
)

it('without scripts, the page shows a link to the feed', async () => {
  const html = await site().read(new URL(posts.feed).pathname + new URL(posts.feed).search)
  expect(html).toMatch(
    /<blockquote class="wp-embedded-content"[^>]*>(<p>)?<a href="http:[^"]*\/">Candor<\/a>/,
  )
  expect(await site().complaints()).toEqual([])
})

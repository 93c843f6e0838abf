/**
 * The embed from a partner’s view: one pasted line shows new articles, and the page survives an
 * outage of Candor.
 */
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { openSites, visit } from './partner.ts'
import {
  component,
  componentScript,
  expectShown,
  feedPath,
  frame,
  pageAround,
  saidBy,
  titlesIn,
} from './widgets.ts'

const sites = openSites()

const title = 'A first article & what it is about'

/** The article of the README. */
const insertNow = () =>
  insertArticle(
    sites().candor.db,
    {
      url: 'https://news.example.org/2026/first-article',
      title,
      publishedAt: new Date(),
      generatedAt: new Date(),
    },
    {
      sources: [
        {
          url: 'https://www.rfc-editor.org/rfc/rfc4287',
          title: 'RFC 4287: The Atom Syndication Format',
        },
      ],
    },
  )

it('a frame shows a new article at the next visit, despite the cache', async () => {
  const { candor } = sites()
  const late = 'A second article, of the same minute'
  await visit(sites(), { html: pageAround(frame(`${candor.origin}/embed/`)) }, async (page) => {
    await expectShown(page.frameLocator('iframe'), await saidBy(candor.origin + feedPath))
    const url = 'https://news.example.org/2026/second-article'
    await insertArticle(candor.db, {
      url,
      title: late,
      publishedAt: new Date(),
      generatedAt: new Date(),
    })
    await expect
      .poll(
        async () => {
          await page.reload()
          return titlesIn(page.frameLocator('iframe'))
        },
        { interval: 500, timeout: 20_000 },
      )
      .toContain(late)
  })
  // A feed is served stale while it is rendered: let it settle before the next test.
  await expect
    .poll(async () => (await saidBy(candor.origin + feedPath)).map((one) => one.title))
    .toContain(late)
})

it('the component shows the newest headlines, a new article at the next visit, and the last good ones when Candor is down', async () => {
  const { candor, partner } = sites()
  const html = pageAround(componentScript(candor.origin) + component(candor.origin + feedPath))
  const expected = /shows the last good headlines|Failed to load resource/
  await visit(sites(), { html, expected }, async (page) => {
    const said = await saidBy(candor.origin + feedPath)
    await expectShown(page, said)
    await insertNow()
    const inserted = { title, label: 'AI-written, no human editor:', mode: 'ai-autonomous' }
    await expect.poll(async () => await titlesAfterReload(page), { interval: 300 }).toContain(title)
    await expectShown(page, [inserted, ...said.slice(0, 4)])
    expect(await page.locator('.candor-source').first().getAttribute('href')).toBe(
      'https://www.rfc-editor.org/rfc/rfc4287',
    )
    candor.stop()
    await page.reload()
    await expectShown(page, [inserted, ...said.slice(0, 4)])
    await expectWhole(page)
  })
  // A new visitor, without stored headlines.
  await visit({ ...sites(), partner }, { html, expected: /./ }, async (page) => {
    await expectWhole(page)
    expect(await page.locator('candor-headlines a').isVisible()).toBe(true)
    expect(await page.locator('.candor').count()).toBe(0)
  })
})

/** Waits for the headlines of this visit. */
async function titlesAfterReload(page: Page): Promise<string[]> {
  await page.reload()
  await page.locator('.candor').waitFor()
  return titlesIn(page)
}

async function expectWhole(page: Page): Promise<void> {
  expect(await page.locator('h1').isVisible()).toBe(true)
  expect(await page.locator('#own').isVisible()).toBe(true)
}

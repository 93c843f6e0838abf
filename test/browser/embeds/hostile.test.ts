/** Hostile texts in other feeds and in Candor’s own articles stay text in every embed. */
import { expect, it } from 'vitest'
import { componentElements, embedElements } from '../../embeds/embed-elements.ts'
import { hostileTexts } from '../../embeds/hostile-texts.ts'
import { insertHostile } from './hostile-articles.ts'
import { hostileFeed } from './hostile-feed.ts'
import { hostileValues } from './hostile-values.ts'
import { openSites, servePages, visit } from './partner.ts'
import { showPictures, strangersIn, watchHarm } from './unharmed.ts'
import { component, componentScript, frame, pageAround } from './widgets.ts'

const sites = openSites({ seeded: false })
const cors = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/feed+json' }

it('a hostile feed runs no script, sends no request and adds no foreign element or address', async () => {
  const { candor, partner } = sites()
  const foreign = await servePages('127.0.0.1')
  const feeds = hostileValues.map((value, index) => {
    foreign.pages[`/${index}.json`] = { html: hostileFeed(value), headers: cors }
    return `${foreign.origin}/${index}.json`
  })
  expect(new Set(hostileValues.map((value) => JSON.stringify(value))).size).toBeGreaterThanOrEqual(
    200,
  )
  const html = pageAround(
    feeds.map((url) => component(url, 'images summaries limit="30" accent="ffff00"')).join(''),
    componentScript(candor.origin),
  )
  const headers = {
    'Content-Security-Policy': "require-trusted-types-for 'script'; trusted-types 'none'",
  }
  const { prepare, unharmed } = watchHarm([partner, candor, foreign])
  try {
    await visit(sites(), { html, headers, prepare }, async (page) => {
      await expect
        .poll(() => page.locator('.candor').count(), { timeout: 60_000 })
        .toBe(feeds.length)
      expect(await page.locator('.candor-item').count()).toBeGreaterThanOrEqual(feeds.length * 4)
      expect(await strangersIn(page, componentElements)).toEqual([])
      const outside = await page
        .locator('html')
        .evaluate((root) => [...root.querySelectorAll('*')].map((each) => each.tagName))
      expect([...new Set(outside)].toSorted()).toEqual(
        [
          'A',
          'BODY',
          'CANDOR-HEADLINES',
          'H1',
          'HEAD',
          'MAIN',
          'META',
          'P',
          'SCRIPT',
          'TITLE',
        ].toSorted(),
      )
      await showPictures(page)
      await unharmed()
    })
  } finally {
    foreign.close()
  }
}, 120_000)

it('a hostile article of Candor runs no script, sends no request and adds no foreign element or address', async () => {
  const { candor, partner } = sites()
  expect(hostileTexts.length).toBeGreaterThanOrEqual(200)
  partner.pages['/picture.png'] = { html: '' }
  const groups = await insertHostile(candor.db, hostileTexts, `${partner.origin}/picture.png`)
  const options = 'limit=30&images=on&summaries=on'
  const fragments = await Promise.all(
    groups.map(async (group) =>
      (await fetch(`${candor.origin}/topics/${group}/embed/fragment.html?${options}`)).text(),
    ),
  )
  const frames = groups.map((group) => frame(`${candor.origin}/topics/${group}/embed/?${options}`))
  const { prepare, unharmed } = watchHarm([partner, candor])
  // No policy: injected code would run.
  await visit(
    sites(),
    { html: pageAround(fragments.join('') + frames.join('')), prepare },
    async (page) => {
      expect(await page.locator('.candor-item').count()).toBe(hostileTexts.length)
      expect(await strangersIn(page, embedElements)).toEqual([])
      const outside = await page
        .locator('main > *')
        .evaluateAll((all) => all.map((each) => each.tagName))
      expect([...new Set(outside)]).toEqual(['H1', 'SECTION', 'IFRAME', 'P'])
      await showPictures(page)
      const counts: number[] = []
      for (const index of groups.keys()) {
        const inside = page.frameLocator(`iframe >> nth=${index}`)
        counts.push(await inside.locator('.candor-item').count())
        expect(await strangersIn(inside, embedElements)).toEqual([])
        expect(
          await inside.locator('body > *').evaluateAll((all) => all.map((each) => each.tagName)),
        ).toEqual(['SECTION', 'SCRIPT'])
        await showPictures(inside)
      }
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(hostileTexts.length)
      await unharmed()
    },
  )
}, 120_000)

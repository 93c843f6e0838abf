/** Hostile articles through frame and fragment: a newsroom's own database is no more trusted than anybody's feed. */
import { expect, it } from 'vitest'
import { insertHostile } from './hostile-articles.ts'
import { hostileTexts } from './hostile-texts.ts'
import { openSites, visit } from './partner.ts'
import { showPictures, strangersIn, watchHarm } from './unharmed.ts'
import { frame, pageAround } from './widgets.ts'

const sites = openSites({ seeded: false })

it('nothing in an article runs, asks anybody, or becomes an element or an address that leads elsewhere', async () => {
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
  // Without any policy: what got into the page would run.
  await visit(sites(), { html: pageAround(fragments.join('') + frames.join('')), prepare }, async (page) => {
    expect(await page.locator('.candor-item').count()).toBe(hostileTexts.length)
    expect(await strangersIn(page)).toEqual([])
    const outside = await page.locator('main > *').evaluateAll((all) => all.map((each) => each.tagName))
    expect([...new Set(outside)]).toEqual(['H1', 'SECTION', 'IFRAME', 'P'])
    await showPictures(page)
    const counts: number[] = []
    for (const index of groups.keys()) {
      const inside = page.frameLocator(`iframe >> nth=${index}`)
      counts.push(await inside.locator('.candor-item').count())
      expect(await strangersIn(inside)).toEqual([])
      expect(await inside.locator('body > *').evaluateAll((all) => all.map((each) => each.tagName))).toEqual([
        'SECTION',
        'SCRIPT',
      ])
      await showPictures(inside)
    }
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(hostileTexts.length)
    await page.waitForLoadState('networkidle', { timeout: 90_000 })
    await unharmed()
  })
}, 180_000)

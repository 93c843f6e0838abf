/**
 * Height messages between a page and its frames: only on request, and only between Candor’s frames
 * and their page.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Served, servePages, visit } from './partner.ts'
import { openUsualSites, origin, said, sites } from './usual-sites.ts'
import { expectShown, frame, pageAround } from './widgets.ts'

openUsualSites()

let stranger: Served

beforeAll(async () => {
  stranger = await servePages('127.0.0.1')
})
afterAll(() => stranger.close())

/**
 * Records the messages that the page and each frame receive: the type, or a number that only tests
 * send.
 */
const noting = (page: Page) =>
  page.addInitScript(
    "window.told = []; addEventListener('message', ({ data }) => told.push(data.type ?? data))",
  )

/** Stops the frame from sending its height after a resize, which would add messages. */
const unchanging = (page: Page) => page.addInitScript('ResizeObserver.prototype.observe = () => {}')

const insideOf = (page: Page) => page.mainFrame().childFrames()

it('a frame sends its height on load and when its page asks, not when another frame asks', async () => {
  stranger.pages['/'] = { html: 'a frame beside ours' }
  const html = pageAround(frame(`${origin}/embed/#candor-1`) + frame(`${stranger.origin}/`))
  const prepare = (page: Page) => Promise.all([noting(page), unchanging(page)])
  await visit(sites(), { html, prepare }, async (page) => {
    await expectShown(page.frameLocator('iframe >> nth=0'), said)
    const [ours, other] = insideOf(page)
    // Echo the number of each message: it arrives after the reply.
    await ours?.evaluate(
      "addEventListener('message', ({ data }) => parent.postMessage(data.by, '*'))",
    )
    await other?.evaluate("parent.frames[0].postMessage({ type: 'candor:measure', by: 1 }, '*')")
    await expect.poll(() => page.evaluate('told')).toContain(1)
    await page.evaluate("frames[0].postMessage({ type: 'candor:measure', by: 2 }, '*')")
    await page.evaluate("frames[0].postMessage({ type: 'another', by: 3 }, '*')")
    await expect.poll(() => page.evaluate('told')).toContain(3)
    expect(await page.evaluate('told')).toEqual(['candor:height', 1, 'candor:height', 2, 3])
  })
})

it('the script sets the height that a style of the frame would win over', async () => {
  const html = pageAround(frame(`${origin}/embed/#candor-1`, 'style="height:99px"'))
  await visit(sites(), { html }, async (page) => {
    await page.addScriptTag({ url: `${origin}/embed/frame-height-1.0.0.js` })
    const height = () =>
      page.locator('iframe').evaluate((element) => element.getBoundingClientRect().height)
    await expect.poll(height).toBeGreaterThan(200)
  })
})

it('a frame sends no height without an id in its address or outside of a page', async () => {
  const html = pageAround(frame(`${origin}/embed/`))
  await visit(sites(), { html, prepare: noting }, async (page) => {
    await expectShown(page.frameLocator('iframe'), said)
    const [ours] = insideOf(page)
    await page.evaluate("frames[0].postMessage({ type: 'candor:measure' }, '*')")
    await expect.poll(() => ours?.evaluate('told')).toEqual(['candor:measure'])
    await ours?.evaluate("parent.postMessage(1, '*')")
    await expect.poll(() => page.evaluate('told')).toContain(1)
    expect(await page.evaluate('told')).toEqual([1])
    await page.goto(`${origin}/embed/#candor-1`)
    await expectShown(page, said)
    await page.evaluate("postMessage(1, '*')")
    await expect.poll(() => page.evaluate('told')).toContain(1)
    expect(await page.evaluate('told')).toEqual([1])
  })
})

it('the script neither asks frames of other sites for a height nor accepts one from them', async () => {
  for (const path of ['/embed/', '/elsewhere']) stranger.pages[path] = { html: 'a frame of others' }
  const frames = ['/embed/#t=30', '/elsewhere#candor-1'].map((each) =>
    frame(stranger.origin + each, 'height="77"'),
  )
  await visit(sites(), { html: pageAround(frames.join('')), prepare: noting }, async (page) => {
    await page.addScriptTag({ url: `${origin}/embed/frame-height-1.0.0.js` })
    await page.evaluate("for (const each of [0, 1]) frames[each].postMessage(1, '*')")
    for (const inside of insideOf(page)) {
      await expect.poll(() => inside.evaluate('told')).toContain(1)
      expect(await inside.evaluate('told')).toEqual([1])
      await inside.evaluate(
        "for (const id of ['', 't=30', 'candor-1']) parent.postMessage({ type: 'candor:height', id, height: 650 }, '*')",
      )
      await inside.evaluate("parent.postMessage(1, '*')")
    }
    await expect.poll(() => page.evaluate('told.filter((each) => each === 1).length')).toBe(2)
    const heights = page
      .locator('iframe')
      .evaluateAll((all) => all.map((each) => each.getAttribute('height')))
    expect(await heights).toEqual(['77', '77'])
  })
})

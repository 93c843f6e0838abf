/**
 * Frames: which sites may show them, how they get their height, and how they work without scripts.
 * test/plugins/embeds/frame-script.test.ts tests what a frame tells, and to whom.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { frameAttributes } from '../../../../src/plugins/embeds/embed-url.ts'
import { openSites, servePages, visit } from './partner.ts'
import {
  expectShown,
  feedPath,
  frame,
  headlinesOf,
  heightScript,
  partnerPage,
  type Shown,
} from './widgets.ts'

const sites = openSites({
  environment: (partner) => ({ EMBED_ANCESTORS: `${partner} https://*.partner.example` }),
})
let origin: string
let headlines: readonly Shown[]

beforeAll(async () => {
  origin = sites().candor.origin
  headlines = await headlinesOf(origin + feedPath)
})

const heightOf = (page: Page, which = 'iframe') => page.locator(which).getAttribute('height')
const own = (sandbox: string) => frame(`${origin}/embed/#candor-mine`, `${sandbox} height="100"`)

it.each([
  ['without sandbox', ''],
  ['with a sandbox that allows scripts and popups', 'sandbox="allow-scripts allow-popups"'],
])('a frame %s gets the height of its content, in a narrower window too', async (_, sandbox) => {
  await visit(sites(), { html: partnerPage(own(sandbox), heightScript(origin)) }, async (page) => {
    const inside = page.frameLocator('iframe')
    await expectShown(inside, headlines)
    const needed = () =>
      inside
        .locator('body')
        .evaluate((body) => String(Math.ceil(body.getBoundingClientRect().height)))
    await expect.poll(async () => (await heightOf(page)) === (await needed())).toBe(true)
    const wide = Number(await heightOf(page))
    expect(wide).toBeGreaterThan(200)
    await page.setViewportSize({ width: 320, height: 700 })
    await expect.poll(async () => Number(await heightOf(page))).toBeGreaterThan(wide)
    await expect.poll(async () => (await heightOf(page)) === (await needed())).toBe(true)
  })
})

it.each(['before', 'after'])(
  'a frame below the viewport gets its height too, from a script that loads %s it',
  async (order) => {
    const content = `<div style="block-size:9000px"></div>${order === 'after' ? '' : heightScript(origin)}${own('')}`
    await visit(sites(), { html: partnerPage(content) }, async (page) => {
      if (order === 'after') {
        await expectShown(page.frameLocator('iframe'), headlines)
        await page.addScriptTag({ url: `${origin}/embed/frame-height-1.0.0.js` })
      }
      await expect.poll(async () => Number(await heightOf(page))).toBeGreaterThan(200)
      expect(await page.evaluate('scrollY')).toBe(0)
    })
  },
)

it('the script sets the height that a style of the frame would win over', async () => {
  const html = partnerPage(own('style="height:99px"'), heightScript(origin))
  await visit(sites(), { html }, async (page) => {
    const height = () =>
      page.locator('iframe').evaluate((element) => element.getBoundingClientRect().height)
    await expect.poll(height).toBeGreaterThan(200)
  })
})

it('a frame that has no width yet reports no height', async () => {
  const note = `<script>heights=[];addEventListener('message',({data})=>heights.push(data.height))</script>`
  const content = `${note}<div style="block-size:9000px"></div>${heightScript(origin)}${own('style="width:0"')}`
  await visit(sites(), { html: partnerPage(content) }, async (page) => {
    const needed = () => page.frames()[1]?.evaluate('document.body.getBoundingClientRect().height')
    await expect.poll(needed).toBeGreaterThan(5000)
    await page.locator('iframe').evaluate((element) => element.removeAttribute('style'))
    await expect
      .poll(async () => (await heightOf(page)) === String(Math.ceil(Number(await needed()))))
      .toBe(true)
    expect(await page.evaluate('Math.max(...heights)')).toBe(Number(await heightOf(page)))
  })
})

it('a frame without scripts shows headlines, keeps its height and scrolls', async () => {
  const html = partnerPage(own('sandbox=""'), heightScript(origin))
  await visit(
    sites(),
    { html, expected: /Blocked script execution in .* sandboxed/ },
    async (page) => {
      const inside = page.frameLocator('iframe')
      await expectShown(inside, headlines)
      expect(await heightOf(page)).toBe('100')
      // By mouse wheel: a script can scroll hidden overflow too.
      await page.locator('iframe').hover()
      await page.mouse.wheel(0, 5000)
      const bottom = () =>
        inside.locator('.candor-back').evaluate((back) => back.getBoundingClientRect().bottom)
      await expect.poll(bottom).toBeLessThanOrEqual(100)
    },
  )
})

it('only the frame itself, with its own id and a valid height, changes its height', async () => {
  const stranger = await servePages('127.0.0.1')
  // Messages arrive in order: after the last one, all have arrived.
  const lines = [
    ...['1e9', '-5', '0', 'NaN', 'null', '{}'].map(
      (height) => `{type:'candor:height',id:'candor-other',height:${height}}`,
    ),
    "{type:'candor:height',id:'candor-wrong',height:650}",
    "{type:'candor:height',height:650}",
    'null',
    '1',
    "'candor:height'",
    "{type:'candor:height',id:'candor-mine',height:651}",
    "{type:'last'}",
  ]
  const says = `for (const line of [${lines.join()}]) parent.postMessage(line, '*')`
  const listening = {
    html: '<script>const told = []; onmessage = ({ data }) => told.push(data)</script>',
  }
  const paths = ['/embed/one', '/embed/two', '/elsewhere']
  for (const each of paths) stranger.pages[each] = listening
  const counting = `<script>let heard = 0; addEventListener('message', ({ data }) => { if (data?.type === 'last') heard += 1 })</script>`
  const others = ['/embed/one#candor-other', '/embed/two#t=30', '/elsewhere#candor-third'].map(
    (each) => frame(stranger.origin + each, 'height="77"'),
  )
  const html = partnerPage(own('') + others.join(''), counting)
  try {
    await visit(sites(), { html }, async (page) => {
      await expectShown(page.frameLocator('iframe >> nth=0'), headlines)
      // Load the script only when all frames listen.
      await page.addScriptTag({ url: `${origin}/embed/frame-height-1.0.0.js` })
      await expect.poll(() => heightOf(page, 'iframe >> nth=0')).not.toBe('100')
      const right = await heightOf(page, 'iframe >> nth=0')
      const frameFrom = (site: string) => page.frames().find((each) => each.url().startsWith(site))
      const [takesPart, ...takeNone] = paths.map((path) => frameFrom(stranger.origin + path))
      await takesPart?.evaluate(says)
      for (const each of takeNone)
        await each?.evaluate(
          `for (const id of ['t=30', 'candor-third']) parent.postMessage({ type: 'candor:height', id, height: 652 }, '*'); ${says}`,
        )
      await page.evaluate(says)
      await expect.poll(() => page.evaluate('heard')).toBe(4)
      expect(await heightOf(page, 'iframe >> nth=0')).toBe(right)
      expect(await takesPart?.evaluate('told')).toEqual([{ type: 'candor:measure' }])
      for (const each of takeNone) expect(await each?.evaluate('told')).toEqual([])
      const inside = frameFrom(origin)
      await inside?.evaluate(
        `parent.postMessage({ type: 'candor:height', id: 'candor-other', height: 653 }, '*')`,
      )
      await inside?.evaluate(
        `parent.postMessage({ type: 'candor:height', id: '', height: 653 }, '*')`,
      )
      await inside?.evaluate(
        `parent.postMessage({ type: 'candor:height', id: 'candor-mine', height: 654 }, '*')`,
      )
      await expect.poll(() => heightOf(page, 'iframe >> nth=0')).toBe('654')
      for (const index of [1, 2, 3])
        expect(await heightOf(page, `iframe >> nth=${index}`)).toBe('77')
    })
  } finally {
    stranger.close()
  }
})

it('a click on a headline in a sandboxed frame opens the article in the whole tab', async () => {
  const src = `${origin}/embed/#candor-1`
  const pasted = `<iframe${frameAttributes({ src, title: 'Headlines', width: '100%', height: 480 }).html}></iframe>`
  await visit(sites(), { html: partnerPage(pasted) }, async (page) => {
    const headline = page.frameLocator('iframe[sandbox]').locator('.candor-title').first()
    const article = (await headline.getAttribute('href')) ?? ''
    await page.route(article, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>The article</h1>' }),
    )
    await headline.click()
    await expect.poll(() => page.locator('h1').textContent()).toBe('The article')
    expect(page.url()).toBe(article)
    expect(page.frames()).toHaveLength(1)
  })
})

it('an oEmbed frame fits a page of 390 pixels, and has its own width on a wide one', async () => {
  const { html, width } = await (
    await fetch(`${origin}/oembed?url=${encodeURIComponent(`${origin}/`)}`)
  ).json()
  await visit(sites(), { html: partnerPage(html) }, async (page) => {
    const frameWidth = () =>
      page.locator('iframe').evaluate((each) => each.getBoundingClientRect().width)
    await page.setViewportSize({ width: 1200, height: 800 })
    expect(await frameWidth()).toBe(width)
    await page.setViewportSize({ width: 390, height: 800 })
    expect(await frameWidth()).toBeLessThanOrEqual(390)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
    await expectShown(page.frameLocator('iframe'), headlines)
  })
})

it('EMBED_ANCESTORS keeps frames out of the pages of other sites', async () => {
  const stranger = await servePages()
  const page = { html: partnerPage(frame(`${origin}/embed/`)) }
  stranger.pages['/'] = page
  try {
    await visit(sites(), page, (listed) => expectShown(listed.frameLocator('iframe'), headlines))
    const expected = /frame-ancestors|Framing 'http/
    await visit({ ...sites(), partner: stranger }, { ...page, expected }, async (other) => {
      await expect.poll(() => other.frames()[1]?.url()).toMatch(/^chrome-error:/)
      expect(await other.frameLocator('iframe').locator('.candor').count()).toBe(0)
      expect(await other.locator('#own').isVisible()).toBe(true)
    })
  } finally {
    stranger.close()
  }
})

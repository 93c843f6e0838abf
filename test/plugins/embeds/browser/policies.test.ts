/**
 * Embeds under strict policies: Content-Security-Policy, sandbox, Trusted Types, no scripts, and
 * visitors’ privacy.
 */
import { expect, it } from 'vitest'
import { headlinesReleases } from '../../../../src/plugins/embeds/releases.ts'
import { visit } from './partner.ts'
import { headlines, openUsualSites, origin, sites } from './usual-sites.ts'
import {
  component,
  componentScript,
  expectPictures,
  expectShown,
  feedPath,
  frame,
  headlinesOf,
  heightScript,
  type Place,
  partnerPage,
} from './widgets.ts'

openUsualSites()

const both = (options = '') =>
  partnerPage(
    component(origin + feedPath, 'accent="0d5c66"') + frame(`${origin}/embed/?${options}#candor-1`),
    componentScript(origin) + heightScript(origin),
  )

const labelStyle = (place: Place, property: string) =>
  place
    .locator('.candor-label')
    .first()
    .evaluate((each, name) => getComputedStyle(each).getPropertyValue(name), property)

it.each([
  ['has a sandbox, and so an opaque origin,', 'sandbox allow-scripts'],
  [
    'enforces Trusted Types and allows no policy',
    "require-trusted-types-for 'script'; trusted-types 'none'",
  ],
])('a page that %s shows component and frame', async (_, policy) => {
  const headers = { 'Content-Security-Policy': policy }
  await visit(sites(), { html: both(), headers }, async (page) => {
    await expectShown(page, headlines)
    await expectShown(page.frameLocator('iframe'), headlines)
    expect(await labelStyle(page, 'border-inline-start-color')).toBe('rgb(13, 92, 102)')
    await expect.poll(() => page.locator('iframe').getAttribute('height')).not.toBe('900')
  })
})

it('a fragment shows the right characters in a page of another encoding', async () => {
  const fragment = await (await fetch(`${origin}/embed/fragment.html?limit=30`)).text()
  const html = partnerPage(fragment).replace('<meta charset="utf-8">', '')
  const headers = { 'Content-Type': 'text/html; charset=windows-1252' }
  await visit(sites(), { html, headers }, async (page) => {
    expect(await page.evaluate('document.characterSet')).toBe('windows-1252')
    await expectShown(page, await headlinesOf(`${origin}/feed.json?limit=30`))
  })
})

it('without scripts the frame and the fragment show headlines, and the component its fallback', async () => {
  const fragment = await (await fetch(`${origin}/embed/fragment.html`)).text()
  const html = partnerPage(
    component(origin + feedPath) + frame(`${origin}/embed/#candor-1`) + fragment,
    `${componentScript(origin)}<link rel="stylesheet" href="${origin}/embed/headlines.css">`,
  )
  await visit(sites(), { html, context: { javaScriptEnabled: false } }, async (page) => {
    await expectShown(page.frameLocator('iframe'), headlines)
    await expectShown(page, headlines)
    expect(await page.locator('candor-headlines a').isVisible()).toBe(true)
    expect(await labelStyle(page, 'display')).toBe('block')
  })
})

it.each(['', 'images=on'])(
  'all embeds work in a cross-origin isolated page, with %s',
  async (options) => {
    const headers = {
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    }
    const sheet = `<link rel="stylesheet" href="${origin}/embed/headlines.css">`
    const html =
      both(options) +
      sheet +
      (await (await fetch(`${origin}/embed/fragment.html?${options}`)).text())
    await visit(sites(), { html, headers }, async (page) => {
      expect(await page.evaluate('crossOriginIsolated')).toBe(true)
      const [fragment, inside] = [page.locator('body > section'), page.frameLocator('iframe')]
      await expectShown(page.locator('candor-headlines'), headlines)
      await expectShown(inside, headlines)
      await expectShown(fragment, headlines)
      expect(await labelStyle(fragment, 'display')).toBe('block')
      if (options !== '') await expectPictures(inside)
    })
  },
)

const cookie = {
  name: 'visitor',
  value: '1',
  domain: '127.0.0.1',
  path: '/',
  sameSite: 'Lax',
} as const

/** Names of everything in the visitor’s browser storage. */
const kept =
  'Promise.all([indexedDB.databases(), caches.keys()]).then((all) => [...all, ...[sessionStorage, localStorage].map(Object.keys)])'

it('embeds send no cookies and no referrer, and request no pictures by default', async () => {
  const { candor } = sites()
  const before = candor.requests.length
  await visit(
    sites(),
    { html: both(), prepare: (page) => page.context().addCookies([cookie]) },
    async (page) => {
      await expectShown(page, headlines)
      await expectShown(page.frameLocator('iframe'), headlines)
      expect(await page.evaluate('document.cookie')).toBe('')
      expect(await page.context().cookies()).toHaveLength(1)
    },
  )
  const asked = candor.requests.slice(before)
  const paths = asked.map(({ url }) => url.slice(origin.length))
  expect(paths.toSorted()).toEqual([
    headlinesReleases[0].path,
    '/embed/?',
    '/embed/frame-height-1.0.0.js',
    feedPath,
  ])
  expect(asked.map(({ headers }) => headers.get('Cookie'))).toEqual([null, null, null, null])
  expect(asked.find(({ url }) => url.endsWith(feedPath))?.headers.get('Referer')).toBeNull()
})

it('the component stores one entry until the tab closes, the frame none', async () => {
  await visit(sites(), { html: both() }, async (page) => {
    await expectShown(page, headlines)
    expect(await page.evaluate(kept)).toEqual([[], [], ['candor-headlines'], []])
    // The page is a top-level one: browsers may deny storage to third-party frames.
    await page.goto(`${origin}/embed/`)
    expect(await page.evaluate(kept)).toEqual([[], [], [], []])
  })
})

it('pictures are requested without cookies and referrer', async () => {
  const { candor } = sites()
  const before = candor.requests.length
  const html = partnerPage(
    component(origin + feedPath, 'images') +
      frame(`${origin}/topics/ai-disclosure/embed/?images=on`),
    componentScript(origin),
  )
  await visit(
    sites(),
    { html, prepare: (page) => page.context().addCookies([cookie]) },
    async (page) => {
      await expectShown(page, headlines)
      await expectPictures(page)
      await expectPictures(page.frameLocator('iframe'))
    },
  )
  const pictures = candor.requests.slice(before).filter(({ url }) => url.endsWith('.png'))
  expect(pictures.length).toBeGreaterThan(3)
  expect(pictures.map(({ headers }) => headers.get('Referer') ?? headers.get('Cookie'))).toEqual(
    pictures.map(() => null),
  )
})

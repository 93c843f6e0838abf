/**
 * Snippets of /embed/new in a partner’s page with exactly the documented Content-Security-Policy:
 * headlines show.
 */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { parsePage } from '../../../core/pages/read-page.ts'
import { buildPictureColumns, insertArticle } from '../../../fixtures/insert-article.ts'
import { openSites, visit } from './partner.ts'
import {
  expectPictures,
  expectShown,
  feedPath,
  headlinesOf,
  partnerPage,
  type Shown,
} from './widgets.ts'

const sites = openSites()
const pictureUrl = 'https://pictures.example/bridge.png'
let origin: string
let headlines: readonly Shown[]

beforeAll(async () => {
  origin = sites().candor.origin
  await insertArticle(sites().candor.db, buildPictureColumns({ pictureUrl }), {
    topics: ['pictured'],
  })
  headlines = await headlinesOf(origin + feedPath)
})

type Given = { readonly pastes: readonly string[]; readonly policy: string }

/** The snippets and the policy of one kind of embed. */
async function give(way: string, query = ''): Promise<Given> {
  const page = parsePage(await (await fetch(`${origin}/embed/new${query}`)).text())
  const section = page.all('section').find((each) => each.get('aria-labelledby') === `${way}-title`)
  const pastes = section?.all('textarea').map(({ text }) => text) ?? []
  const policy = section?.all('p').at(-1)?.all('code')[0]?.text ?? ''
  expect([pastes.length > 0, policy]).toEqual([true, expect.stringMatching(/^[a-z]+-src /)])
  return { pastes, policy }
}

/** The policy offers the script’s address or its hash. */
const readings = {
  'by address': (policy: string) => policy.replace(/ \(or '[^']+'\)/, ''),
  'by hash': (policy: string) => policy.replace(/ \S+ \(or ('[^']+')\)/, ' $1'),
} as const

const allowing = (policy: string) => ({
  'Content-Security-Policy': `default-src 'none'; ${policy}`,
})

it.each(Object.entries(readings))(
  'a frame and its height script work, allowed %s',
  async (_, read) => {
    const { pastes, policy } = await give('frame')
    const before = sites().candor.requests.length
    await visit(
      sites(),
      { html: partnerPage(pastes.join('')), headers: allowing(read(policy)) },
      async (page) => {
        await expectShown(page.frameLocator('iframe'), headlines)
        await expect.poll(() => page.locator('iframe').getAttribute('height')).not.toBe('480')
      },
    )
    const asked = sites().candor.requests.slice(before)
    const referers = asked.map(({ url, headers }) => [
      new URL(url).pathname,
      headers.get('Referer'),
    ])
    expect(referers).toContainEqual(['/embed/', `${sites().partner.origin}/`])
    expect(referers.filter(([path]) => path !== '/embed/').map(([, referer]) => referer)).toEqual([
      null,
    ])
  },
)

it.each(Object.entries(readings))('a component works, allowed %s', async (_, read) => {
  const { pastes, policy } = await give('component', '?accent=0d5c66')
  await visit(
    sites(),
    { html: partnerPage(pastes.join('')), headers: allowing(read(policy)) },
    async (page) => {
      await expectShown(page, headlines)
      const label = page.locator('.candor-label').first()
      expect(await label.evaluate((each) => getComputedStyle(each).borderInlineStartColor)).toBe(
        'rgb(13, 92, 102)',
      )
    },
  )
})

/** A page with the fragment at the snippet’s address and the snippet’s stylesheet. */
async function fragmentPage([shell = '', , sheet = '']: readonly string[]): Promise<string> {
  const address = /'([^']+)'/.exec(shell)?.[1] ?? ''
  return partnerPage(await (await fetch(address)).text(), sheet)
}

it('a fragment works with the linked stylesheet', async () => {
  const { pastes, policy } = await give('fragment')
  await visit(
    sites(),
    { html: await fragmentPage(pastes), headers: allowing(policy) },
    async (page) => {
      await expectShown(page, headlines)
      const label = page.locator('.candor-label').first()
      expect(await label.evaluate((each) => getComputedStyle(each).display)).toBe('block')
    },
  )
})

it('the html of the oEmbed response works', async () => {
  const { pastes, policy } = await give('oembed')
  const answer = await fetch(pastes[1] ?? '')
  expect(answer.status).toBe(200)
  const { html } = await answer.json()
  // Under a policy without styles of attributes, the frame keeps its width.
  const expected = /style-src-attr inline|Applying inline style/
  await visit(sites(), { html: partnerPage(html), headers: allowing(policy), expected }, (page) =>
    expectShown(page.frameLocator('iframe'), headlines),
  )
})

it.each(['component', 'fragment'])('a %s with pictures works', async (way) => {
  const { pastes, policy } = await give(way, '?topic=pictured&images=on')
  const html = way === 'fragment' ? await fragmentPage(pastes) : partnerPage(pastes.join(''))
  const wanted = await headlinesOf(`${origin}/topics/pictured/feed.json`)
  expect(wanted).toHaveLength(1)
  const headers = allowing(readings['by address'](policy))
  await visit(sites(), { html, headers, prepare: servePicture }, async (page) => {
    await expectShown(page, wanted)
    await expectPictures(page)
  })
})

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const servePicture = (page: Page) =>
  page.route(pictureUrl, (route) =>
    route.fulfill({ contentType: 'image/png', body: Buffer.from(pixel, 'base64') }),
  )

/** What /embed/new gives to paste, in a partner's page that allows exactly what it says must be allowed: headlines show. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { buildPictureColumns, insertArticle } from '../../fixtures/insert-article.ts'
import { parsePage } from '../../pages/read-page.ts'
import { openSites, visit } from './partner.ts'
import { expectPictures, expectShown, feedPath, pageAround, type Shown, saidBy } from './widgets.ts'

const sites = openSites()
const pictureUrl = 'https://pictures.example/bridge.png'
let origin: string
let said: readonly Shown[]

beforeAll(async () => {
  origin = sites().candor.origin
  await insertArticle(sites().candor.db, buildPictureColumns({ pictureUrl }), { topics: ['pictured'] })
  said = await saidBy(origin + feedPath)
})

type Given = { readonly pastes: readonly string[]; readonly policy: string }

/** Of one way, as the page gives it. */
async function give(way: string, query = ''): Promise<Given> {
  const page = parsePage(await (await fetch(`${origin}/embed/new${query}`)).text())
  const section = page.all('section').find((each) => each.get('aria-labelledby') === `${way}-title`)
  const pastes = section?.all('textarea').map(({ text }) => text) ?? []
  const policy = section?.all('p').at(-1)?.all('code')[0]?.text ?? ''
  expect([pastes.length > 0, policy]).toEqual([true, expect.stringMatching(/^[a-z]+-src /)])
  return { pastes, policy }
}

/** A script is allowed by its address, or by its hash: one of the two. */
const readings = {
  'by address': (policy: string) => policy.replace(/ \(or '[^']+'\)/, ''),
  'by hash': (policy: string) => policy.replace(/ \S+ \(or ('[^']+')\)/, ' $1'),
} as const

const allowing = (policy: string) => ({ 'Content-Security-Policy': `default-src 'none'; ${policy}` })

it.each(Object.entries(readings))('a frame and its height, allowed %s', async (_, read) => {
  const { pastes, policy } = await give('frame')
  await visit(sites(), { html: pageAround(pastes.join('')), headers: allowing(read(policy)) }, async (page) => {
    await expectShown(page.frameLocator('iframe'), said)
    await expect.poll(() => page.locator('iframe').getAttribute('height')).not.toBe('480')
  })
})

it.each(Object.entries(readings))('a component, allowed %s', async (_, read) => {
  const { pastes, policy } = await give('component', '?accent=0d5c66')
  await visit(sites(), { html: pageAround(pastes.join('')), headers: allowing(read(policy)) }, async (page) => {
    await expectShown(page, said)
    const label = page.locator('.candor-label').first()
    expect(await label.evaluate((each) => getComputedStyle(each).borderInlineStartColor)).toBe('rgb(13, 92, 102)')
  })
})

/** The fragment as the line for a shell gets it, and the page's own style sheet. */
async function fragmentPage([shell = '', , sheet = '']: readonly string[]): Promise<string> {
  const address = /'([^']+)'/.exec(shell)?.[1] ?? ''
  return pageAround(await (await fetch(address)).text(), sheet)
}

it('a fragment, with our style sheet', async () => {
  const { pastes, policy } = await give('fragment')
  await visit(sites(), { html: await fragmentPage(pastes), headers: allowing(policy) }, async (page) => {
    await expectShown(page, said)
    const label = page.locator('.candor-label').first()
    expect(await label.evaluate((each) => getComputedStyle(each).display)).toBe('block')
  })
})

it('what oEmbed answers for the address to paste', async () => {
  const { pastes, policy } = await give('oembed')
  const answer = await fetch(pastes[1] ?? '')
  expect(answer.status).toBe(200)
  const { html } = await answer.json()
  await visit(sites(), { html: pageAround(html), headers: allowing(policy) }, (page) =>
    expectShown(page.frameLocator('iframe'), said),
  )
})

it.each(['component', 'fragment'])('a %s with pictures', async (way) => {
  const { pastes, policy } = await give(way, '?topic=pictured&images=on')
  const html = way === 'fragment' ? await fragmentPage(pastes) : pageAround(pastes.join(''))
  const wanted = await saidBy(`${origin}/topics/pictured/feed.json`)
  expect(wanted).toHaveLength(1)
  const headers = allowing(readings['by address'](policy))
  await visit(sites(), { html, headers, prepare: servePicture }, async (page) => {
    await expectShown(page, wanted)
    await expectPictures(page)
  })
})

const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const servePicture = (page: Page) =>
  page.route(pictureUrl, (route) => route.fulfill({ contentType: 'image/png', body: Buffer.from(pixel, 'base64') }))

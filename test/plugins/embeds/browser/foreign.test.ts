/**
 * The fallback and the last good headlines of the component, as visitors see them.
 * test/plugins/embeds/load.test.ts tests each kind of failure.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSites, type Served, servePages, visit } from './partner.ts'
import { component, componentScript, expectShown, partnerPage, type Shown } from './widgets.ts'

const sites = openSites({ seeded: false })
let foreign: Served
const path = '/feed.json'

beforeAll(async () => {
  foreign = await servePages('127.0.0.1')
})
afterAll(() => foreign.close())

const page = () =>
  partnerPage(component(foreign.origin + path), componentScript(sites().candor.origin))

const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/feed+json' }
const feedOf = (title: string) =>
  JSON.stringify({
    ...{ version: 'https://jsonfeed.org/version/1.1', title: 'Elsewhere', language: 'fr' },
    items: [{ title }],
  })
const shownOf = (title: string): Shown[] => [{ title, label: null, mode: null }]

it('the component shows its fallback while its feed loads', async () => {
  foreign.pages[path] = null
  const before = foreign.requests.length
  await visit(sites(), { html: page() }, async (opened) => {
    await expect.poll(() => foreign.requests.length).toBe(before + 1)
    expect(await opened.locator('candor-headlines a').isVisible()).toBe(true)
    expect(await opened.locator('.candor').count()).toBe(0)
  })
})

it.each([
  ['an error', { html: feedOf('Error'), status: 500, headers }],
  ['a response without CORS headers', { html: feedOf('Private'), headers: {} }],
] as const)(
  'when a feed answers with %s, new visitors see the fallback, and returning ones the last good headlines',
  async (_, answer) => {
    foreign.pages[path] = answer
    await visit(sites(), { html: page(), expected: /./ }, async (opened) => {
      const failed = () =>
        opened.waitForEvent('console', (message) => message.text().startsWith('<candor-headlines>'))
      const problem = failed()
      await opened.reload()
      expect((await problem).type()).toBe('error')
      expect(await opened.locator('candor-headlines a').isVisible()).toBe(true)
      expect(await opened.locator('.candor').count()).toBe(0)

      foreign.pages[path] = { html: feedOf('Once good'), headers }
      await opened.reload()
      await expectShown(opened, shownOf('Once good'))
      foreign.pages[path] = answer
      const warned = failed()
      await opened.reload()
      expect((await warned).type()).toBe('warning')
      await expectShown(opened, shownOf('Once good'))
      foreign.pages[path] = { html: feedOf('Good again'), headers }
      await opened.reload()
      await expectShown(opened, shownOf('Good again'))
    })
  },
)

it('a feed that is gone is removed from the component', async () => {
  foreign.pages[path] = { html: feedOf('Once good'), headers }
  await visit(sites(), { html: page(), expected: /./ }, async (opened) => {
    await expectShown(opened, shownOf('Once good'))
    foreign.pages[path] = { html: 'gone', status: 410, headers }
    const problem = opened.waitForEvent('console', (message) =>
      message.text().includes('answers 410'),
    )
    await opened.reload()
    await problem
    expect(await opened.locator('.candor').count()).toBe(0)
    expect(await opened.locator('candor-headlines a').isVisible()).toBe(true)
  })
})

/**
 * Feeds of other publishers in the component: their disclosures, and the fallback when they fail.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSites, type Served, servePages, visit } from './partner.ts'
import {
  component,
  componentScript,
  expectShown,
  pageAround,
  type Shown,
  titlesIn,
} from './widgets.ts'

const sites = openSites({ seeded: false })
let foreign: Served
const path = '/feed.json'

beforeAll(async () => {
  foreign = await servePages('127.0.0.1')
})
afterAll(() => foreign.close())

const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/feed+json' }
const page = (attributes = '') =>
  pageAround(component(foreign.origin + path, attributes), componentScript(sites().candor.origin))

type Item = { readonly title: string; readonly _candor?: unknown }
const feed = (...items: readonly Item[]) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Elsewhere',
    language: 'fr',
    items,
  })
const disclosing = (title: string, disclosure: unknown): Item => ({
  title,
  _candor: { disclosure },
})

describe('how an article was made', () => {
  it('is shown as the feed discloses it, and no label is shown for items without a disclosure', async () => {
    const statement = 'Écrit par trois stagiaires et un perroquet.'
    const html = feed(
      { title: 'says nothing' },
      disclosing('says nothing either', {}),
      disclosing('by humans', { mode: 'human-only', statement: 'Écrit sans IA.' }),
      disclosing('by an AI', { mode: 'ai-autonomous', statement }),
      disclosing('by an AI, in its own words', { mode: 'ai-autonomous', label: 'Texte d’IA :' }),
      disclosing('in a way of its own', { mode: 'parrot-assisted', statement }),
      disclosing('unsaid, with a statement', { statement }),
    )
    foreign.pages[path] = { html, headers }
    await visit(sites(), { html: page('limit="30"') }, async (opened) => {
      await expectShown(opened, [
        { title: 'says nothing', label: null, mode: null },
        { title: 'says nothing either', label: null, mode: null },
        { title: 'by humans', label: null, mode: 'human-only' },
        { title: 'by an AI', label: 'AI-written, no human editor:', mode: 'ai-autonomous' },
        { title: 'by an AI, in its own words', label: 'Texte d’IA :', mode: 'ai-autonomous' },
        { title: 'in a way of its own', label: statement, mode: null },
        { title: 'unsaid, with a statement', label: statement, mode: null },
      ])
      expect(await opened.locator('[data-ai-disclosure]').count()).toBe(3)
    })
  })
})

it('the component shows its fallback while its feed loads', async () => {
  foreign.pages[path] = null
  const before = foreign.requests.length
  await visit(sites(), { html: page() }, async (opened) => {
    await expect.poll(() => foreign.requests.length).toBe(before + 1)
    expect(await opened.locator('candor-headlines a').isVisible()).toBe(true)
    expect(await opened.locator('.candor').count()).toBe(0)
  })
})

const good: Shown[] = [{ title: 'Once good', label: null, mode: null }]

/** Shortens the timeout of ten seconds until it is disposed of. */
const hurried = (opened: Page) =>
  opened.addInitScript(() => {
    const original = AbortSignal.timeout.bind(AbortSignal)
    AbortSignal.timeout = (ms) => original(ms === 10_000 ? 2000 : ms)
  })

/** Collects the component’s console errors from now on. */
function failuresOn(opened: Page): readonly string[] {
  const failures: string[] = []
  opened.on('console', (message) => {
    if (message.type() === 'error' && message.text().startsWith('<candor-headlines>'))
      failures.push(message.text())
  })
  return failures
}

const answers = {
  'an error': { html: feed({ title: 'Error' }), status: 500, headers },
  'no answer': null,
  'invalid JSON': { html: '{"version": "https://jsonfeed.org/version/1.1", "items": [', headers },
  'a page': {
    html: '<!doctype html><title>Maintenance</title>',
    headers: { 'Access-Control-Allow-Origin': '*' },
  },
  'JSON of another kind': { html: '{"items": [{"title": "x"}]}', headers },
  'a version without items': { html: '{"version": "https://jsonfeed.org/version/1.1"}', headers },
  null: { html: 'null', headers },
  'a response without CORS headers': { html: feed({ title: 'Private' }), headers: {} },
} as const

describe.each(Object.entries(answers))('when a feed answers with %s', (_, answer) => {
  it('the component shows its fallback to new visitors and logs the reason', async () => {
    const before = foreign.requests.length
    foreign.pages[path] = answer
    let failures: readonly string[] = []
    const prepare = async (opened: Page) => {
      if (answer === null) await hurried(opened)
      failures = failuresOn(opened)
    }
    await visit(sites(), { html: page(), expected: /./, prepare }, async (opened) => {
      await expect.poll(() => failures.length).toBe(1)
      expect(foreign.requests.length).toBe(before + 1)
      expect(await opened.locator('candor-headlines a').isVisible()).toBe(true)
      expect(await opened.locator('.candor').count()).toBe(0)
    })
  })

  it('the component shows returning visitors the last good headlines', async () => {
    foreign.pages[path] = { html: feed({ title: 'Once good' }), headers }
    await visit(
      sites(),
      { html: page(), expected: /shows the last good headlines|CORS policy|Failed to load/ },
      async (opened) => {
        await expectShown(opened, good)
        foreign.pages[path] = answer
        const hurry = answer === null ? await hurried(opened) : null
        await opened.reload()
        await expectShown(opened, good)
        await hurry?.dispose()
        foreign.pages[path] = { html: feed({ title: 'Good again' }), headers }
        await opened.reload()
        await expect.poll(() => titlesIn(opened)).toEqual(['Good again'])
      },
    )
  })
})

it.each([404, 410])(
  'a feed that is gone (%i) is removed from the component and its storage',
  async (status) => {
    foreign.pages[path] = { html: feed({ title: 'Once good' }), headers }
    await visit(sites(), { html: page(), expected: /./ }, async (opened) => {
      await expectShown(opened, good)
      const failures = failuresOn(opened)
      foreign.pages[path] = { html: 'gone', status, headers }
      await opened.reload()
      await expect.poll(() => failures.length).toBe(1)
      expect(await opened.evaluate('sessionStorage.getItem("candor-headlines")')).toBe('[]')
      expect(await opened.locator('.candor').count()).toBe(0)
      expect(await opened.locator('candor-headlines a').isVisible()).toBe(true)
    })
  },
)

it('the component drops headlines after a day and ignores damaged storage', async () => {
  foreign.pages[path] = { html: feed({ title: 'Once good' }), headers }
  await visit(sites(), { html: page(), expected: /./ }, async (opened) => {
    await expectShown(opened, good)
    const failures = failuresOn(opened)
    foreign.pages[path] = { html: 'down', status: 500, headers }
    for (const [index, damaged] of [
      `JSON.stringify(JSON.parse(sessionStorage.getItem('candor-headlines')).map(([url, at, text]) => [url, at - 86400001, text]))`,
      `'{"not": "a list"}'`,
      `'[1, [2], null]'`,
      `'no JSON'`,
    ].entries()) {
      await opened.evaluate(`sessionStorage.setItem('candor-headlines', ${damaged})`)
      await opened.reload()
      await expect.poll(() => failures.length).toBe(index + 1)
      expect(await opened.locator('.candor').count()).toBe(0)
      expect(await opened.locator('candor-headlines a').isVisible()).toBe(true)
      foreign.pages[path] = { html: feed({ title: 'Once good' }), headers }
      await opened.reload()
      await expectShown(opened, good)
      foreign.pages[path] = { html: 'down', status: 500, headers }
    }
  })
})

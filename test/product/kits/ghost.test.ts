/** kits/ghost in Ghost, from npm, on MariaDB. */

import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Case, cases } from './cases.ts'
import { expected, readKitFeed } from './expected.ts'
import { runGhost } from './ghost/run-ghost.ts'
import { readFeed } from './read-feed.ts'

/** This kit has no sources. */
const ghostCases: readonly Case[] = cases.map((each) =>
  each.disclosure === null ? each : { ...each, disclosure: { ...each.disclosure, sources: [] } },
)

/** What a person enters as tags of a post. */
function tagsOf({ disclosure }: Case): readonly { name: string }[] {
  if (disclosure === null) return []
  const { mode, model, provider, reviewed_by } = disclosure
  const facts = { model, provider, reviewer: reviewed_by }
  const named = Object.entries(facts).flatMap(([name, value]) =>
    value ? [`#${name}:${value}`] : [],
  )
  return [`#${mode}`, ...named].map((name) => ({ name }))
}

let site: Awaited<ReturnType<typeof runGhost>>
beforeAll(async () => {
  site = await runGhost()
  for (const [days, each] of ghostCases.toReversed().entries()) {
    const { title, slug, text } = each
    const published_at = `2026-05-0${days + 1}T12:00:00.000Z`
    await site.publish({ title, slug, html: `<p>${text}</p>`, published_at, tags: tagsOf(each) })
  }
})
afterAll(() => site?.close())

/** Without the article that Ghost publishes at its start, the newest. */
async function readOwn(xml: string) {
  const { items, problem, titles } = await readKitFeed(xml)
  return { items: items.slice(1), problem, titles: titles.slice(1) }
}

it.each([
  ['en', 'en', 'auto'],
  ['de', 'de', 'auto'],
  ['zh-Hant', 'zh-hant', 'auto'],
  ['ar', 'ar', 'rtl'],
  // Without words in the kit: readers find the direction in the text.
  ['ur', 'en', 'auto'],
])('declares in /rss/ in %s how each post was made', async (locale, language, direction) => {
  await site.setLocale(locale)
  const { text } = await site.read('/rss/')
  await site.setLocale('en')
  expect(await readOwn(text)).toEqual(expected(ghostCases, language))
  const blocks = new RegExp(`<div[^>]* lang="${locale}" dir="${direction}">`, 'g')
  expect(text.match(blocks)).toHaveLength(cases.length + 1)
  // RFC 822, not the language of the site.
  expect(text).toContain('<pubDate>Mon, 04 May 2026 12:00:00 +0000</pubDate>')
})

it('serves the feed as RSS, with the ids of the feed of Ghost', async () => {
  const { type, text } = await site.read('/rss/')
  expect(type).toMatch(/^application\/rss\+xml/)
  expect(text.match(/<guid isPermaLink="false">[0-9a-f]{24}<\/guid>/g)).toHaveLength(
    cases.length + 1,
  )
})

it('declares in the page of a post how it was made', async () => {
  const [dam] = cases
  const { text } = await site.read('/dam/')
  expect(text).toContain(
    '<meta name="ai-disclosure" content="ai-assisted" ai-model="example-model-1"',
  )
  const { items } = readDisclosure(text)
  const found = items.flatMap((item) => item.found.map(({ vocabulary }) => vocabulary))
  expect(found).toEqual(['html', 'json-ld'])
  expect(text).toContain('<strong>AI-assisted: ')
  const reviewedBy = dam.disclosure.reviewed_by
  expect(items[1]).toMatchObject({ title: dam.title, disclosure: { reviewedBy } })
})

it('declares no review where no reviewer is named', async () => {
  const published_at = '2026-04-01T12:00:00.000Z'
  await site.publish({
    title: 'Nobody',
    html: '<p>Text.</p>',
    published_at,
    tags: [{ name: '#ai-assisted' }],
  })
  const item = readFeed((await site.read('/rss/')).text).find(({ title }) => title === 'Nobody')
  expect(item).toMatchObject({ disclosure: { byAi: true }, summary: 'AI-assisted: Text.' })
  expect(item?.found).not.toHaveProperty('candor')
})

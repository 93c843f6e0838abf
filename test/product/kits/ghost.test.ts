/** kits/ghost in Ghost, from npm, on MariaDB. */

import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Case, cases, wordsOf } from './cases.ts'
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
  ['en', 'en'],
  ['de', 'de'],
  ['zh-Hant', 'zh-hant'],
])('declares in /rss/ in %s how each post was made, in its words', async (locale, language) => {
  await site.setLocale(locale)
  const { text } = await site.read('/rss/')
  await site.setLocale('en')
  expect(await readOwn(text)).toEqual(expected(ghostCases, language))
  // RFC 822, not the language of the site.
  expect(text).toContain('<pubDate>Mon, 04 May 2026 12:00:00 +0000</pubDate>')
})

it.each([
  ['ar', 'rtl'],
  // A language without words in the kit: readers find its direction in the text.
  ['ur', 'auto'],
  ['de', 'auto'],
])('gives posts in %s their language and direction in the feed', async (locale, direction) => {
  await site.setLocale(locale)
  const { text } = await site.read('/rss/')
  await site.setLocale('en')
  const { items } = readDisclosure(text)
  expect(items.map(({ language }) => language)).toEqual(items.map(() => locale))
  for (const { contentHtml } of items)
    expect(contentHtml).toMatch(new RegExp(`^<div[^>]* lang="${locale}" dir="${direction}">`))
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
  expect(text).toMatch(/<div ai-disclosure="ai-assisted"/)
  expect(text).toContain(wordsOf('en').labels['ai-assisted'])
  const scripts = [...text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  const found = scripts
    .map(([, json = '']) => JSON.parse(json))
    .find(({ digitalSourceType }) => digitalSourceType)
  expect(found).toMatchObject({
    headline: dam.title,
    editor: { name: dam.disclosure.reviewed_by },
    digitalSourceType: 'https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource',
  })
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

/**
 * Signed statements in the hands of others: kits/python says of each document what `candor verify`
 * says, forgeries included.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { digestOfRows } from 'candor-disclosure/signed/digests.ts'
import { expect, it } from 'vitest'
import { renderFeed } from '../../../../src/core/feed/render-feed.ts'
import { allFormats, type FormatKey } from '../../../../src/core/request/address.ts'
import { buildSelection, buildSnapshot, feedShowing } from '../../../fixtures/build-article.ts'
import { runTool } from '../../../product/clients/run-tool.ts'
import { buildDemoNews } from '../../../product/golden/demo-news.ts'
import { strangersOf } from '../forged-by-strangers.ts'
import { json } from '../forged-json.ts'
import { texts } from '../forged-texts.ts'
import { atom, rss, xml } from '../forged-xml.ts'
import { forgeriesOf, outcomeOf } from '../forging.ts'
import {
  fullArticle,
  fullSite,
  itemsOf,
  keys,
  payloadOf,
  renderArticle,
  signedArticle,
  toJws,
  withStatements,
} from '../signing.ts'

const script = fileURLToPath(new URL('../../../product/clients/python_kit.py', import.meta.url))

async function python(mode: string, input: unknown): Promise<readonly unknown[]> {
  const { code, output, errors } = await runTool(
    '/usr/bin/python3',
    [script, mode],
    JSON.stringify(input),
  )
  if (code !== 0)
    throw new Error(`the check failed (apt-get install -y python3-cryptography): ${errors}`)
  return JSON.parse(output)
}

const verified = (documents: readonly string[]) =>
  python(
    'verify',
    documents.map((document) => ({ document, keys: keys.keys })),
  )

const groups: Readonly<Record<FormatKey, Parameters<typeof forgeriesOf>[1][]>> = {
  rss: [texts, xml, rss],
  atom: [texts, xml, atom],
  json: [texts, json],
}

it.each(allFormats)('finds each forgery in $name', async ({ key }) => {
  const all = [...groups[key], ...strangersOf[key]]
  const forgeries = (await Promise.all(all.map((each) => forgeriesOf(key, each)))).flat()
  expect(forgeries.length).toBeGreaterThan(50)
  const outcomes = await verified(forgeries.map(({ document }) => document))
  const expected = await Promise.all(forgeries.map(({ document }) => outcomeOf(document)))
  // Python reads the whole head, which Candor refuses at 8 MB.
  const named = (list: readonly unknown[]) =>
    forgeries.flatMap(({ name }, index) => {
      const outcome = ['same', 'partial'].find((each) => each === list[index]) ?? 'refused'
      return name === '8 MB of blanks in the head' ? [] : [`${name}: ${outcome}`]
    })
  expect(named(outcomes)).toEqual(named(expected))
})

it.each(allFormats)('verifies thirty items of the demo in $name', async ({ key }) => {
  const { site, snapshot } = buildDemoNews(30)
  const articles = snapshot.articles.slice(0, 30)
  const statements = await Promise.all(articles.map((article) => signedArticle(article, site)))
  const feed = feedShowing(site, buildSelection({ limit: 30 }), buildSnapshot({ articles }))
  expect(await verified([withStatements(renderFeed(feed, key), statements)])).toEqual(['same'])
})

/** Parts of an article, as they are in XML and in JSON. */
const partsIn = (key: FormatKey, document: string, model: string): string => {
  const element = `<candor:part name="translation" mode="ai-assisted" model="${model}" reviewed-by="Kim" reviewed-at="2026-05-01T11:58:30Z" from="fr"/><candor:part name="audio" mode="ai-autonomous"/>`
  if (key !== 'json') return document.replace('<podcast:txt', `${element}<podcast:txt`)
  const feed = JSON.parse(document)
  const review = { reviewed_by: 'Kim', reviewed_at: '2026-05-01T11:58:30Z' }
  feed.items[0]._candor.disclosure.parts = [
    { name: 'translation', mode: 'ai-assisted', model, ...review, translated_from: 'fr' },
    { name: 'audio', mode: 'ai-autonomous' },
  ]
  return JSON.stringify(feed)
}

it('verifies one statement with parts in all formats, and finds one forged, added or taken away', async () => {
  const plain = allFormats.map(
    ({ key }) => [key, renderArticle(fullArticle, fullSite, key)] as const,
  )
  const [, inRss = ''] = plain.find(([key]) => key === 'rss') ?? []
  const [item] = itemsOf(withStatements(partsIn('rss', inRss, 'm'), ['-']))
  const payload = await payloadOf(fullArticle, fullSite)
  const facts = await digestOfRows(item?.facts?.rows ?? [])
  const [own, without] = [{ ...payload.entry, facts }, payload.entry].map((entry) =>
    toJws({ ...payload, entry }),
  )
  const documents = plain.flatMap(([key, document]) => [
    withStatements(partsIn(key, document, 'm'), [own ?? '']),
    withStatements(partsIn(key, document, 'x'), [own ?? '']),
    withStatements(document, [own ?? '']),
    withStatements(partsIn(key, document, 'm'), [without ?? '']),
  ])
  const expected = allFormats.flatMap(() => ['same', 'different', 'different', 'different'])
  expect(await verified(documents)).toEqual(expected)
  expect(await Promise.all(documents.map(outcomeOf))).toEqual(expected)
})

it('computes every test vector', async () => {
  const vectors = JSON.parse(
    readFileSync(new URL('../../../../docs/vectors/signed.json', import.meta.url), 'utf8'),
  )
  expect(await python('vectors', [vectors])).toEqual([true])
})

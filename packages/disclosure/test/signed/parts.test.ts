/** Parts are among the facts of a signed item, with the same rows in all formats. */
import { expect, it } from 'vitest'
import { readDisclosure } from '../../src/disclosure/reading.ts'
import { digestOfRows, digestOfText } from '../../src/signed/digests.ts'
import type { ShownPayload } from '../../src/signed/payload.ts'
import { compareItem } from '../../src/signed/verify.ts'

const url = 'https://news.example.org/bridge'
const at = '2026-05-01T12:00:00Z'
const attributes =
  'name="translation" mode="ai-assisted" model="m" provider="p" reviewed-by="Jane Doe" reviewed-at="2026-05-01T11:58:30Z" from="fr"'
const element = `<candor:part ${attributes}/><candor:part name="summary" mode="ai-autonomous"/>`
const members = [
  {
    ...{ name: 'translation', mode: 'ai-assisted', model: 'm', provider: 'p' },
    ...{ reviewed_by: 'Jane Doe', reviewed_at: '2026-05-01T11:58:30Z', translated_from: 'fr' },
  },
  { name: 'summary', mode: 'ai-autonomous' },
]
const disclosed = `<candor:disclosure mode="ai-assisted" reviewed-by="Kim">Reviewed.</candor:disclosure>`
const flag = '<podcast:txt purpose="ai-content">true</podcast:txt>'
const namespaces =
  'xmlns:candor="https://w3id.org/candor/1.0/" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"'

const rss = (parts: string) =>
  `<rss version="2.0" ${namespaces}><channel><language>en</language><item><title>Bridge</title><link>${url}</link><guid>${url}</guid><pubDate>Fri, 01 May 2026 12:00:00 GMT</pubDate><atom:updated>${at}</atom:updated><description>Open.</description>${disclosed}${parts}${flag}<candor:statement>-</candor:statement></item></channel></rss>`
const atom = (parts: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${namespaces.replace(/ xmlns:atom.*/, '')} xml:lang="en"><entry><id>${url}</id><title type="text">Bridge</title><link rel="alternate" type="text/html" href="${url}"/><published>${at}</published><updated>${at}</updated><summary type="text">Open.</summary>${disclosed}${parts}${flag}<candor:statement>-</candor:statement></entry></feed>`
const json = (parts: unknown) =>
  JSON.stringify({
    ...{ version: 'https://jsonfeed.org/version/1.1', language: 'en' },
    items: [
      {
        ...{ id: url, url, title: 'Bridge', summary: 'Open.', date_published: at },
        date_modified: at,
        _candor: {
          disclosure: { mode: 'ai-assisted', reviewed_by: 'Kim', statement: 'Reviewed.', parts },
          statement: '-',
        },
      },
    ],
  })

function itemOf(document: string) {
  const [item] = readDisclosure(document).items
  if (item?.facts === undefined) throw new Error('The feed has no signed item.')
  return { ...item, facts: item.facts }
}

async function payloadOf(document: string): Promise<ShownPayload> {
  const { title, summary, facts } = itemOf(document)
  const digest = await digestOfText('text', '')
  return {
    ...{ candor: 'statement/1', guid: url, number: 1, at, state: 'published', url },
    ...{ publisher: 'https://news.example.org/', published_at: at, text: digest },
    entry: {
      title: await digestOfText('title', title ?? ''),
      summary: await digestOfText('summary', summary ?? ''),
      ...{ text: digest, facts: await digestOfRows(facts.rows) },
    },
    disclosure: { mode: 'ai-assisted', reviewed_by: 'Kim' },
  }
}

const formats = [
  ['RSS', rss(element)],
  ['Atom', atom(element)],
  ['JSON Feed', json(members)],
] as const

it.each(formats)('%s has the rows that RSS has, with the parts after the disclosure', (_, text) => {
  const { rows, foreign } = itemOf(text).facts
  expect(rows).toEqual(itemOf(rss(element)).facts.rows)
  expect(rows.slice(3, 5)).toEqual([
    ['part', 'translation', 'ai-assisted', 'm', 'p', 'Jane Doe', '2026-05-01T11:58:30Z', 'fr'],
    ['part', 'summary', 'ai-autonomous', null, null, null, null, null],
  ])
  expect(foreign).toEqual([])
})

it('has the rows of before without parts', () => {
  const names = itemOf(rss('')).facts.rows.map(([name]) => name)
  expect(names).toEqual(['language', 'status', 'disclosure', 'author', 'tags'])
  expect(itemOf(json(undefined)).facts.rows).toEqual(itemOf(rss('')).facts.rows)
})

const [translation = {}, summary = {}] = members
const forged = [
  ['another name', rss(element.replace('"summary"', '"headline"'))],
  ['another model', atom(element.replace('model="m"', 'model="x"'))],
  ['another original', json([{ ...translation, translated_from: 'de' }, summary])],
  ['a part less', rss(`<candor:part ${attributes}/>`)],
  ['no part', json([])],
  ['a part more', atom(`${element}<candor:part name="audio" mode="ai-autonomous"/>`)],
  ['another order', json([summary, translation])],
] as const

it.each(forged)('differs with %s', async (_, document) => {
  const { differences } = await compareItem(await payloadOf(rss(element)), itemOf(document))
  expect(differences).toEqual([expect.stringMatching(/^facts: one of .*disclosure.* is not as/)])
})

it('differs with an attribute or member that no part has', async () => {
  const payload = await payloadOf(rss(element))
  for (const [document, name] of [
    [rss(element.replace('name=', 'mood="x" name=')), 'mood of candor:part'],
    [json([{ ...translation, mood: 'x' }, summary]), '_candor.disclosure.parts.mood'],
  ] as const)
    expect((await compareItem(payload, itemOf(document))).differences).toEqual([`foreign: ${name}`])
})

/**
 * Forgeries of signed feeds: wherever a person or a feed reader would see something else, the item
 * is `different`, or the document cannot be read as one thing.
 */
import { expect, it } from 'vitest'
import { allFormats } from '../../../src/core/request/address.ts'
import { strangersOf } from './forged-by-strangers.ts'
import { json } from './forged-json.ts'
import { texts } from './forged-texts.ts'
import { atom, rss, xml } from './forged-xml.ts'
import { forgeriesOf, outcomeOf, signedFeed } from './forging.ts'

const groups = { rss: [xml, rss], atom: [xml, atom], json: [json] }

it.each(allFormats)('finds each forgery in $name', async ({ key }) => {
  expect(await outcomeOf(await signedFeed(key))).toBe('same')
  for (const { name, expected, document } of await forgeriesOf(key, texts)) {
    const outcome = await outcomeOf(document)
    const isFound = outcome === expected || (expected === 'different' && outcome === 'unreadable')
    expect(isFound, `${name}: ${outcome}`).toBe(true)
  }
})

it.each(allFormats)('finds each forgery of $name alone', async ({ key }) => {
  const all = [...groups[key], ...strangersOf[key]]
  const forgeries = (await Promise.all(all.map((each) => forgeriesOf(key, each)))).flat()
  const found: string[] = []
  for (const { name, document } of forgeries) found.push(`${name}: ${await outcomeOf(document)}`)
  expect(found).toEqual(forgeries.map(({ name, expected }) => `${name}: ${expected}`))
})

it.each([
  [
    'white space in a JSON Feed',
    'json',
    (document: string) => JSON.stringify(JSON.parse(document), null, 2),
  ],
  ['escapes in a JSON Feed', 'json', (document: string) => document.replaceAll('/', '\\/')],
  ['line endings of Windows', 'rss', (document: string) => document.replaceAll('\n', '\r\n')],
  [
    'no white space between elements',
    'atom',
    (document: string) => document.replace(/>\n +</g, '><'),
  ],
  [
    'text without CDATA',
    'rss',
    (document: string) =>
      document.replace(/<!\[CDATA\[(.*?)\]\]>/gs, (_, html: string) =>
        html.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
      ),
  ],
] as const)('is the same with %s', async (_, key, change) => {
  expect(await outcomeOf(change(await signedFeed(key)))).toBe('same')
})

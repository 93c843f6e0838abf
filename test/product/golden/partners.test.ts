/**
 * Whole documents of partners, byte for byte. After an intended change, rewrite them and review the diff before you commit:
 * `UPDATE_GOLDEN=1 npm test -- test/product/golden`. CI never sets it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { itemsFor } from '../../../src/plugins/partners/document.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import { renderPartner } from '../../../src/plugins/partners/render.ts'
import { partnerNames } from '../../../src/plugins/partners/settings.ts'
import {
  buildArticle,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSelection,
  buildSite,
  buildSnapshot,
  buildTopic,
  feedShowing,
} from '../../fixtures/build-article.ts'

const isSet = (variable: string) => (process.env[variable] ?? '') !== ''
const updating = isSet('UPDATE_GOLDEN') && !isSet('CI')

const day = new Date('2026-05-04T12:00:00Z')
const paragraph =
  '<p>The stone bridge over the river carries traffic again, after a week of repairs to its second arch.</p>'
const reviewed = buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Ada Example' })

/** An article for each kind that a partner treats in its own way. */
const articles = [
  buildArticle({
    guid: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    url: 'https://news.example.org/reviewed',
    title: 'Stone bridge “reopens” after R&D of the flood',
    bodyHtml: `${paragraph.repeat(4)}<details><summary>More</summary><p>See <a href="/more">more</a>.</p></details><iframe src="https://www.youtube.com/embed/x" title="A film"></iframe>`,
    disclosure: reviewed,
    picture: buildPicture(),
    topics: [buildTopic()],
    corrections: [buildCorrection()],
  }),
  buildArticle({
    guid: 'urn:uuid:00000000-0000-4000-8000-000000000002',
    url: 'https://news.example.org/human',
    title: 'A human wrote all of this by hand',
    bodyHtml: paragraph.repeat(4),
    disclosure: buildDisclosure({ mode: 'human-only', model: null, provider: null }),
    picture: buildPicture({
      url: 'https://news.example.org/pictures/human.jpg',
      digitalSourceType: 'digitalCapture',
    }),
    sources: [],
  }),
  buildArticle({
    guid: 'urn:uuid:00000000-0000-4000-8000-000000000003',
    url: 'https://news.example.org/autonomous',
    title: 'An AI wrote this, and no editor read it',
    bodyHtml: paragraph.repeat(4),
    picture: buildPicture({ url: 'https://news.example.org/pictures/autonomous.jpg' }),
  }),
  buildArticle({
    guid: 'urn:uuid:00000000-0000-4000-8000-000000000004',
    url: 'https://news.example.org/retracted',
    title: 'This was wrong from the beginning',
    disclosure: reviewed,
    picture: buildPicture(),
    retraction: { reason: 'The source was forged.', date: new Date('2026-05-03T09:00:00Z') },
  }),
  buildArticle({
    guid: 'urn:uuid:00000000-0000-4000-8000-000000000005',
    url: 'https://news.example.org/bare',
    title: 'Bare',
  }),
]

describe.each(partnerNames)('%s', (name) => {
  it('is written byte for byte', () => {
    const partner = presets[name]
    const snapshot = buildSnapshot({ articles })
    const feed = feedShowing(buildSite(), buildSelection(), snapshot)
    const items = itemsFor(partner, feed, snapshot, day)
    const text = renderPartner(partner, feed, items)
    const file = new URL(`partners/${name}.rss.xml`, import.meta.url)
    if (updating) writeFileSync(file, text)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })
})

it('there is a document per partner, and no other', () => {
  const kept = readdirSync(new URL('partners/', import.meta.url)).filter(
    (file) => !file.startsWith('.'),
  )
  expect(kept.toSorted()).toEqual(partnerNames.map((name) => `${name}.rss.xml`).toSorted())
})

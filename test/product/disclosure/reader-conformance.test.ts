/** docs/vocabulary/conformance.md, R-1 and on: `readDisclosure` as a reader. */

import type { Declaration, Vocabulary } from 'candor-disclosure/disclosure/declaration.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { merge } from 'candor-disclosure/disclosure/reading-merge.ts'
import { namespaces } from 'candor-disclosure/text/namespaces.ts'
import { expect, it } from 'vitest'
import { codeSpans, readDoc, section } from '../../fixtures/read-docs.ts'
import { sentencesIn, sentencesOf } from '../docs/read-sentences.ts'

const { candor, podcast } = namespaces
const iptc = 'http://cv.iptc.org/newscodes/digitalsourcetype/'

/** A feed of one item. */
const feed = (item: string, channel = '', prefix = 'candor') =>
  `<rss version="2.0" xmlns:${prefix}="${candor}" xmlns:podcast="${podcast}" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>News</title><link>https://news.example.org/</link>${channel}<item><guid>1</guid><title>Bridge</title>${item}</item></channel></rss>`

function readItem(item: string, channel = '', prefix = 'candor') {
  const [only] = readDisclosure(feed(item, channel, prefix), {
    url: 'https://news.example.org/rss.xml',
  }).items
  if (only === undefined) throw new Error('the feed has no item')
  return only
}

const assisted =
  '<candor:disclosure mode="ai-assisted" model="m" reviewed-by="Ada Example">By AI and Ada.</candor:disclosure>'
const flag = (value: string) => `<podcast:txt purpose="ai-content">${value}</podcast:txt>`

it('R-1 ignores what it does not know', () => {
  const more = assisted.replace('model=', 'mood="x" model=').replace('By AI', '<candor:tone/>By AI')
  expect(readItem(`<candor:weather>x</candor:weather>${more}`).disclosure).toEqual(
    readItem(assisted).disclosure,
  )
  const json = {
    version: 'https://jsonfeed.org/version/1.1',
    items: [{ id: '1', _candor: { disclosure: { mode: 'human-only', x: 1 }, y: 2 } }],
  }
  expect(readDisclosure(JSON.stringify(json)).items[0]?.disclosure).toMatchObject({
    mode: 'human-only',
  })
})

it('R-2 knows elements by their namespace', () => {
  const renamed = assisted.replaceAll('candor:', 'made:')
  expect(readItem(renamed, '', 'made').disclosure).toEqual(readItem(assisted).disclosure)
  const foreign = feed(assisted).replace(candor, 'https://other.example.org/')
  expect(readDisclosure(foreign).items[0]?.disclosure).toBeNull()
})

it('R-3 says unknown without a declaration', () => {
  expect(readItem('<description>Text.</description>')).toMatchObject({
    disclosure: null,
    found: [],
  })
})

it('R-4 takes nothing from a mode that it does not know', () => {
  const { disclosure, found } = readItem(
    `<candor:disclosure mode="ai-supervised">x</candor:disclosure>${flag('true')}`,
  )
  expect(disclosure).toMatchObject({ mode: null, byAi: true })
  expect(found[0]).toMatchObject({ vocabulary: 'candor', raw: 'ai-supervised' })
})

it('R-5 takes the first vocabulary of the precedence in the document', () => {
  const list = section(readDoc('docs/vocabulary/conformance.md'), '## Precedence').split('\n')
  const order = list
    .filter((line) => /^\d\. /.test(line))
    .map((line) => codeSpans(line)[0] as Vocabulary)
  expect(order).toHaveLength(7)
  // Each pair, in both orders of the document: a name that differs shows which was taken.
  for (const [index, vocabulary] of order.slice(0, -1).entries()) {
    const [first, second] = [vocabulary, order[index + 1] as Vocabulary].map(
      (each): Declaration => ({
        vocabulary: each,
        at: each,
        raw: '',
        says: { byAi: true, model: each },
      }),
    )
    for (const found of [
      [first, second],
      [second, first],
    ]) {
      expect(merge(found.filter((each) => each !== undefined))?.model).toBe(vocabulary)
    }
  }
  const both = `${assisted}<description>&lt;div ai-disclosure="human-only"&gt;Text.&lt;/div&gt;</description>`
  expect(readItem(both).disclosure?.mode).toBe('ai-assisted')
})

it('R-6 takes no mode from flags', () => {
  const flags = [
    flag('true'),
    `<category domain="${iptc}">trainedAlgorithmicMedia</category>`,
    '<category>AI-Assisted</category>',
  ]
  for (const each of flags)
    expect(readItem(each).disclosure).toMatchObject({ mode: null, byAi: true })
  expect(readItem(flag('FALSE')).disclosure).toMatchObject({ mode: null, byAi: false })
  const page = `<article><h1>x</h1></article><script type="application/ld+json">{"@type":"NewsArticle","headline":"x",
    "digitalSourceType":"https://schema.org/TrainedAlgorithmicMediaDigitalSource"}</script>`
  expect(
    readDisclosure(`<!doctype html><title>x</title>${page}`).items[0]?.disclosure,
  ).toMatchObject({
    mode: null,
    byAi: true,
  })
})

it('R-7 takes other facts from declarations that agree with the mode', () => {
  const div =
    '&lt;div ai-disclosure="ai-autonomous" ai-model="other" ai-provider="P"&gt;Text.&lt;/div&gt;'
  const { disclosure } = readItem(`${assisted}<description>${div}</description>`)
  expect(disclosure).toMatchObject({ mode: 'ai-assisted', model: 'm', provider: null })
  const agreeing = div.replace('ai-autonomous', 'ai-assisted')
  expect(readItem(`${assisted}<description>${agreeing}</description>`).disclosure?.provider).toBe(
    'P',
  )
})

it('R-8 reports contradictions, with their positions', () => {
  const { contradictions } = readItem(`${assisted}${flag('false')}`)
  expect(contradictions).toEqual([
    {
      of: 'byAi',
      values: [
        { value: 'true', at: 'candor:disclosure' },
        { value: 'false', at: 'podcast:txt' },
      ],
    },
  ])
  expect(readItem(`${assisted}${flag('true')}`).contradictions).toEqual([])
})

it('R-9 makes no disclosure of words', () => {
  const words =
    '<description>&lt;p class="candor-disclosure"&gt;AI-assisted: by AI.&lt;/p&gt;</description>'
  const { disclosure, found } = readItem(words)
  expect([disclosure, found.map(({ vocabulary }) => vocabulary)]).toEqual([null, ['words']])
  expect(readItem('<description>AI-assisted: by AI.</description>').disclosure).toBeNull()
})

it('R-10 takes nothing from a picture', () => {
  const picture = `<media:content url="/p.jpg" candor:digital-source-type="${iptc}trainedAlgorithmicMedia"/>`
  expect(readItem(picture).disclosure).toBeNull()
})

it('R-11 lets an item inherit from the document what it does not declare itself', () => {
  const headers = { 'ai-disclosure': 'mode=machine-generated, model="m"' }
  const silent = readDisclosure(feed('', flag('true')), { headers })
  expect(silent.disclosure).toMatchObject({ mode: 'ai-autonomous', model: 'm' })
  expect(silent.items[0]?.disclosure).toEqual(silent.disclosure)
  expect(silent.items[0]?.found).toEqual(silent.found.map((each) => ({ ...each, inherited: true })))
  const [own] = readDisclosure(feed(flag('true')), { headers }).items
  expect(own?.disclosure).toMatchObject({ mode: null, byAi: true, model: null })
  expect(own?.found).toMatchObject([{ vocabulary: 'podcast' }])
  expect(own?.found[0]).not.toHaveProperty('inherited')
})

it('R-12 keeps a declaration of a part from the item', () => {
  const part =
    '&lt;p&gt;Text.&lt;/p&gt;&lt;aside ai-disclosure="ai-autonomous"&gt;Box.&lt;/aside&gt;'
  const { disclosure, found } = readItem(`<description>${part}</description>`)
  expect(disclosure).toBeNull()
  expect(found).toMatchObject([{ part: true, says: { mode: 'ai-autonomous' } }])
})

it('R-13 reads declarations only, whatever the text sounds like', () => {
  const text =
    '<description>As an AI language model, I cannot cross the bridge. Generated by a model.</description>'
  expect(readItem(text)).toMatchObject({ disclosure: null, found: [] })
})

it('R-14 reads the rest beside a broken declaration', () => {
  const reading = readDisclosure(feed(assisted), { headers: { 'AI-Disclosure': 'mode=;;"' } })
  expect(reading).toMatchObject({
    disclosure: null,
    items: [{ disclosure: { mode: 'ai-assisted' } }],
  })
  expect(reading.found).toMatchObject([{ vocabulary: 'header', says: {} }])
})

it('R-15 resolves addresses, and reads no external entities', () => {
  const [source] = readItem(
    '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="via" href="/minutes" title="Minutes"/>',
  ).sources
  expect(source?.url).toBe('https://news.example.org/minutes')
  const entity = `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>${feed('<description>&x;</description>')}`
  expect(() => readDisclosure(entity)).toThrow(
    expect.objectContaining({ code: 'entities_refused' }),
  )
})

it('R-16 reports a retracted item', () => {
  expect(readItem(`${assisted}<candor:status>canceled</candor:status>`).isRetracted).toBe(true)
  expect(readItem(assisted).isRetracted).toBe(false)
})

it('R-17 takes nothing of the whole from a part', () => {
  const part = '<candor:part name="summary" mode="ai-autonomous" model="m"/>'
  const parts = [{ name: 'summary', mode: 'ai-autonomous', model: 'm' }]
  expect(readItem(part).disclosure).toMatchObject({ mode: null, byAi: null, model: null, parts })
  expect(readItem(`${assisted}${part}`)).toMatchObject({
    disclosure: { mode: 'ai-assisted', reviewedBy: 'Ada Example', parts },
    contradictions: [],
  })
  expect(readItem(part, flag('false')).disclosure).toMatchObject({ byAi: false, parts })
})

it('R-18 ignores a part with an unknown name or mode', () => {
  const wrong = '<candor:part name="voice" mode="ai-assisted"/><candor:part name="text" mode="x"/>'
  const { disclosure, found } = readItem(
    `${assisted}${wrong}<candor:part name="audio" mode="ai-autonomous"/>`,
  )
  expect(disclosure?.parts.map(({ name }) => name)).toEqual(['audio'])
  expect(found.flatMap(({ name }) => name ?? [])).toEqual(['voice', 'text', 'audio'])
})

it('each sentence about readers has a test here, in its order', () => {
  expect(sentencesIn('test/product/disclosure/reader-conformance.test.ts')).toEqual(
    sentencesOf('R'),
  )
})

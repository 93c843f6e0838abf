/**
 * The JSON-LD of an article: schema.org's definitions allow it, docs/vocabulary/json-ld.md shows
 * it, and the kits write a part of it.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { authorshipModes, modes } from 'candor-disclosure/disclosure/modes.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { schemaOrgSource } from 'candor-disclosure/disclosure/vocabularies.ts'
import fc from 'fast-check'
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { enumeration, newsArticleSchema } from '../../../scripts/news-article-schema.ts'
import type { Article } from '../../../src/core/article.ts'
import { articleJsonLd } from '../../../src/core/feed/json-ld.ts'
import { toEntry } from '../../../src/core/feed/to-entry.ts'
import { scriptJson } from '../../../src/core/text/xml.ts'
import {
  buildArticle,
  buildBareSite,
  buildCorrection,
  buildDisclosure,
  buildPicture,
  buildSite,
  buildSource,
} from '../../fixtures/build-article.ts'
import { readDoc, root } from '../../fixtures/read-docs.ts'

// JavaScript without types.
const { headElements } = await import(
  new URL('../../../kits/javascript/candor.js', import.meta.url).href
)

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true })
addFormats.default(ajv)
const validate = ajv.compile(newsArticleSchema)

/** Reads what a page has. */
const written = (article: Article, site = buildSite()) =>
  JSON.parse(scriptJson(articleJsonLd(toEntry(article, site, 'summary'), site)))
const faultsOf = (json: unknown) => (validate(json) ? [] : (validate.errors ?? []))

const hostile = '</script><!--<script>&amp;"\u2028]]>\u0000'
const full: Partial<Article> = {
  picture: buildPicture({ digitalSourceType: 'digitalCapture' }),
  corrections: [buildCorrection({ url: 'https://news.example.org/corrections' })],
  sources: [buildSource({ url: 'https://council.example.org/minutes' })],
}
const assisted = buildDisclosure({ mode: 'ai-assisted', reviewedBy: 'Ada Example' })
const retraction = { reason: 'The source was forged.', date: new Date('2026-05-03T10:00:00Z') }
const states: Readonly<Record<string, Partial<Article>>> = {
  bare: { sources: [], byline: null, standfirst: '' },
  corrected: full,
  retracted: { ...full, retraction },
  'hostile text': {
    ...{ title: hostile, standfirst: hostile, byline: hostile },
    picture: buildPicture({ alt: hostile, credit: hostile, digitalSourceType: 'humanEdits' }),
    corrections: [buildCorrection({ text: hostile })],
    sources: [buildSource({ title: hostile, publisher: hostile })],
  },
}
const cases = authorshipModes.flatMap((mode) =>
  Object.entries(states).map(([state, changes]) => {
    const reviewedBy = modes[mode].reviewer === 'required' ? 'Ada Example' : null
    return {
      mode,
      state,
      article: buildArticle({ ...changes, disclosure: buildDisclosure({ mode, reviewedBy }) }),
    }
  }),
)

describe('schema.org', () => {
  it('defines the members as the schema in docs/ says', () => {
    expect(JSON.parse(readDoc('docs/vocabulary/news-article.schema.json'))).toEqual(
      newsArticleSchema,
    )
  })

  it('has each digital source type that is written, and each of its own can be', () => {
    const terms = [
      ...[
        'digitalCapture',
        'computationalCapture',
        'negativeFilm',
        'positiveFilm',
        'print',
        'minorHumanEdits',
      ],
      ...[
        'humanEdits',
        'algorithmicallyEnhanced',
        'softwareImage',
        'digitalArt',
        'digitalCreation',
      ],
      ...[
        'dataDrivenMedia',
        'trainedAlgorithmicMedia',
        'algorithmicMedia',
        'screenCapture',
        'virtualRecording',
      ],
      ...[
        'composite',
        'compositeCapture',
        'compositeSynthetic',
        'compositeWithTrainedAlgorithmicMedia',
      ],
    ]
    const found = terms.map(schemaOrgSource).filter((each) => each !== null)
    const own = enumeration('IPTCDigitalSourceEnumeration').map((address) =>
      address.slice('https://schema.org/'.length),
    )
    expect(own.length).toBeGreaterThan(10)
    expect(found.toSorted()).toEqual(own.toSorted())
    // IPTC replaced these by terms that schema.org does not have.
    expect(['digitalCreation', 'humanEdits'].map(schemaOrgSource)).toEqual([null, null])
  })

  it.each(cases)('allows an article that is $mode and $state', ({ article }) => {
    expect(faultsOf(written(article))).toEqual([])
    expect(faultsOf(written(article, buildBareSite()))).toEqual([])
  })

  it.each([
    [
      'a digital source type of IPTC',
      { digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/composite' },
    ],
    ['an editor without a type', { editor: { name: 'Ada Example' } }],
    ['an organisation as the editor', { editor: { '@type': 'Organization', name: 'Desk' } }],
    ['a date that is none', { datePublished: 'yesterday' }],
    ['a member that is misspelt', { citations: [] }],
    [
      'a member of another type',
      { citation: [{ '@type': 'CreativeWork', name: 'Minutes', creditText: 'x' }] },
    ],
  ])('does not allow %s', (_name, changes) => {
    expect(faultsOf({ ...written(buildArticle(full)), ...changes })).not.toEqual([])
  })
})

describe('the JSON-LD of an article', () => {
  it('is the example of docs/vocabulary/json-ld.md', () => {
    const [, example = ''] =
      /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(
        readDoc('docs/vocabulary/json-ld.md'),
      ) ?? []
    expect(written(buildArticle({ ...full, disclosure: assisted }))).toEqual(JSON.parse(example))
  })

  it.each(authorshipModes)('declares %s, as far as schema.org has a word for it', (mode) => {
    const json = written(
      buildArticle({ disclosure: buildDisclosure({ mode, reviewedBy: 'Ada Example' }) }),
    )
    const types = {
      'ai-autonomous': 'Trained',
      'ai-assisted': 'CompositeWithTrained',
      'human-only': null,
    }
    const type = types[mode]
    expect(json.digitalSourceType).toBe(
      type === null ? undefined : `https://schema.org/${type}AlgorithmicMediaDigitalSource`,
    )
    expect(json.backstory).toMatch(/\.$/)
  })

  it('declares nothing about an article without a disclosure', () => {
    const json = written(buildArticle({ disclosure: null }))
    expect([json.editor, json.backstory, json.digitalSourceType]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('says of a retracted article that it is, and why, without its picture', () => {
    const json = written(buildArticle({ ...full, retraction }))
    expect(json).toMatchObject({
      creativeWorkStatus: 'Retracted',
      headline: expect.stringContaining('Retracted'),
    })
    expect(json.description).toContain(retraction.reason)
    expect(json.image).toBeUndefined()
  })

  it('has the licence of its terms for machines, where there are some', () => {
    const site = buildSite({ aiRights: 'open' })
    expect(written(buildArticle(), site).license).toBe(site.licenseUrl)
    // A licence of Creative Commons is for everyone.
    expect(written(buildArticle({ aiRights: 'no-training' }), site).license).toBeUndefined()
  })

  it('is read back as it was written', () => {
    const article = buildArticle({ ...full, disclosure: assisted, retraction })
    const entry = toEntry(article, buildSite(), 'summary')
    const page = `<!doctype html><title>x</title><script type="application/ld+json">${scriptJson(articleJsonLd(entry, buildSite()))}</script>`
    const [item] = readDisclosure(page).items
    expect(item).toMatchObject({
      ...{
        url: entry.url,
        title: entry.title,
        language: 'en',
        isRetracted: true,
        contradictions: [],
      },
      disclosure: { mode: null, byAi: true, reviewedBy: 'Ada Example' },
      sources: entry.sources.map(({ url, title, publisher, language }) => ({
        url,
        title,
        publisher,
        language,
      })),
      corrections: entry.corrections.map(({ text, url }) => ({ text, url })),
    })
  })

  it('stays whole in the script of a page, whatever the texts are', () => {
    const entry = toEntry(buildArticle(), buildSite(), 'summary')
    const parts = [
      '<',
      '</',
      'script',
      '>',
      '!--',
      '-->',
      ' ',
      '"',
      '\\',
      '\u2028',
      '\0',
      '\ud800',
      '&lt;',
      'x',
    ]
    const anyText = fc
      .array(fc.constantFrom(...parts), { maxLength: 12 })
      .map((each) => each.join(''))
    fc.assert(
      fc.property(anyText, (title) => {
        const text = scriptJson(articleJsonLd({ ...entry, title }, buildSite()))
        const { childNodes } = parseFragment(`<script type="application/ld+json">${text}</script>`)
        const [script] = childNodes
        const [inside] = script && 'childNodes' in script ? script.childNodes : []
        expect(childNodes).toHaveLength(1)
        expect(JSON.parse(inside && 'value' in inside ? inside.value : '').headline).toBe(title)
      }),
      { numRuns: 200, examples: [[hostile], ['<!--<script>']] },
    )
  })
})

describe('the kits', () => {
  const membersIn = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, name = '']) => name)
  const known = new Set(
    Object.values(newsArticleSchema.$defs).flatMap(({ properties }) => Object.keys(properties)),
  )

  it.each([
    ['wordpress/candor-disclosure/head.php', /'(@?\w+)'\s*=> /g],
    ['jekyll/_includes/candor/head.html', /"(@?\w+)": /g],
    ['ghost/partials/candor/head.hbs', /"(@?\w+)": /g],
    ['hugo/layouts/partials/candor/head.html', /"(@?[a-z]\w*)" [("$.]/gi],
  ])('%s has only members of this list', (path, pattern) => {
    const text = readFileSync(join(root, 'kits', path), 'utf8')
    const script = text.slice(
      text.indexOf(path.endsWith('php') ? 'function candor_json_ld' : 'schema.org') - 40,
    )
    const names = membersIn(script, pattern).filter((name) => name !== '@context')
    expect(names).toEqual(
      expect.arrayContaining(['url', 'headline', 'digitalSourceType', 'editor']),
    )
    expect(names.filter((name) => !known.has(name))).toEqual([])
  })

  it('are all held to it', () => {
    expect(
      globSync('kits/**/*', { cwd: root }).filter((path) => /head\.(php|html|hbs)$/.test(path)),
    ).toHaveLength(4)
  })

  it('for Eleventy and Astro write what schema.org allows', () => {
    const facts = {
      mode: 'ai-assisted',
      reviewed_by: 'Ada Example',
      sources: [{ url: 'https://council.example.org/', title: hostile }],
    }
    const article = {
      url: 'https://news.example.org/1',
      headline: hostile,
      datePublished: '2026-05-01T12:00:00Z',
    }
    const [, json = ''] =
      /<script[^>]*>(.*?)<\/script>/s.exec(headElements(article, facts, 'en')) ?? []
    expect(faultsOf(JSON.parse(json))).toEqual([])
    const none = /<script[^>]*>(.*?)<\/script>/s.exec(
      headElements(article, { mode: 'human-only' }, 'en'),
    )
    expect(faultsOf(JSON.parse(none?.[1] ?? ''))).toEqual([])
  })
})

/**
 * “AI Content Disclosure for HTML” (W3C AI Content Disclosure Community Group, Final Report of 9
 * October 2026) on pages.
 */

import { disclosureAttributes } from 'candor-disclosure/disclosure/html-attributes.ts'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../../src/core/article.ts'
import { agreedDisclosure } from '../../../src/core/disclosure/statements.ts'
import { buildArticle, buildDisclosure } from '../../fixtures/build-article.ts'
import { openApp, type Read, readPage } from './read-page.ts'

const names = ['ai-disclosure', 'ai-model', 'ai-provider'] as const
const declared = (element: Read) => names.map((name) => element.get(name))

/** Returns the marks of elements with an article, in full and in short. */
const onArticles = (page: Read) =>
  ['article', 'li']
    .flatMap((name) => page.all(name).filter((each) => each.get('ai-disclosure')))
    .map(declared)

const onPage = (page: Read) => {
  const metas = page.all('meta').filter((meta) => meta.get('name')?.startsWith('ai-'))
  return metas.map((meta) => [meta.get('content'), meta.get('ai-model'), meta.get('ai-provider')])
}

const by = (changes: Parameters<typeof buildDisclosure>[0], index = 0): Article =>
  buildArticle({ guid: `urn:x:${index}`, disclosure: buildDisclosure(changes) })
const pageWith = (articles: readonly Article[], path = '/') => readPage(openApp({ articles }), path)

describe('a page', () => {
  it('declares what all its articles have in common, and articles inherit model and provider', async () => {
    const page = await pageWith([by({}), by({}, 1)])
    expect(onPage(page)).toEqual([['ai-autonomous', 'example-model-1', 'Example Provider']])
    expect(onArticles(page)).toEqual(
      Array.from({ length: 2 }, () => ['ai-autonomous', undefined, undefined]),
    )
  })

  it('declares the mode alone if models differ', async () => {
    const page = await pageWith([by({ model: 'one' }), by({ model: 'two', provider: null }, 1)])
    expect(onPage(page)).toEqual([['ai-autonomous', undefined, undefined]])
    expect(onArticles(page)).toEqual([
      ['ai-autonomous', 'one', 'Example Provider'],
      ['ai-autonomous', 'two', undefined],
    ])
  })

  it('declares nothing for itself if modes differ: the report has no value for that', async () => {
    const page = await pageWith([by({}), by({ mode: 'human-only' }, 1)])
    expect(onPage(page)).toEqual([])
    expect(onArticles(page)).toEqual([
      ['ai-autonomous', 'example-model-1', 'Example Provider'],
      ['human-only', undefined, undefined],
    ])
  })
})

it('the vocabulary cites the final report', async () => {
  const links = (await pageWith([], '/ns/1.0')).all('a').map((link) => link.get('href'))
  expect(links).toContain(
    'https://www.w3.org/community/reports/ai-content-disclosure/CG-FINAL-ai-content-disclosure-20261009/',
  )
})

it('the vocabulary says in short which declaration counts, and where the rules are', async () => {
  const page = await pageWith([], '/ns/1.0')
  const [precedence = ''] = page
    .all('li')
    .flatMap(({ text }) => (text.includes('takes the mode from') ? [text] : []))
  const at = [
    'candor:disclosure',
    'ai-disclosure in HTML',
    'JSON-LD',
    'header',
    'podcast:txt',
    'IPTC',
    'MSN',
  ].map((name) => precedence.indexOf(name))
  expect(at).toEqual(at.toSorted((a, b) => a - b))
  expect(at).not.toContain(-1)
  expect(page.all('code').map(({ text }) => text)).toContain('docs/vocabulary')
})

it('an unknown mode declares nothing, and an article by a human no model', () => {
  expect(disclosureAttributes({ mode: null, model: 'm', provider: 'p' })).toEqual({
    'ai-disclosure': null,
    'ai-model': null,
    'ai-provider': null,
  })
  expect(
    disclosureAttributes({ mode: 'human-only', model: 'm', provider: '' })['ai-model'],
  ).toBeNull()
  expect(agreedDisclosure([]).mode).toBeNull()
})

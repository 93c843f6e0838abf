/** The form that finds feeds: its query, and the feed’s address. */
import { describe, expect, it } from 'vitest'
import { feedFormTarget, parseFeedForm, toFeedForm } from '../../../src/core/request/feed-form.ts'
import { SelectionError } from '../../../src/core/request/parameter.ts'
import { parseSelection } from '../../../src/core/request/selection.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { facts } from '../../fixtures/facts.ts'

const find = (query: string, basePath = '') =>
  feedFormTarget(buildSite({ basePath }), new URLSearchParams(query))

describe('the form', () => {
  it.each([
    ['', '/'],
    ['made=reviewed', '/reviewed/'],
    ['made=human-only', '/modes/human-only/'],
    ['made=corrections', '/corrections/'],
    ['topic=time&without=science', '/?topic=time&without=science'],
    ['topic=science', '/topics/science/'],
    ['topic=+Science+', '/topics/science/'],
    ['source=w3.org', '/sources/w3.org/'],
    ['source=HTTPS://www.W3.org/TR/xml/%3Fa=b', '/sources/w3.org/'],
    ['source=news.bbc.co.uk/world', '/sources/bbc.co.uk/'],
    ['language=iw', '/languages/he/'],
    ['source=w3.org&language=ar', '/?source=w3.org&language=ar'],
    [
      'made=reviewed&source=w3.org&language=ar&topic=time',
      '/reviewed/?topic=time&source=w3.org&language=ar',
    ],
    ['made=ai-assisted&language=ar', '/modes/ai-assisted/?language=ar'],
  ])('redirects ?%s to %s', (query, address) => {
    expect(find(query)).toBe(address)
    expect(find(query, '/wire')).toBe(`/wire${address}`)
  })

  it.each([
    [
      'made=robot',
      facts(
        'made',
        'robot',
        'any',
        'reviewed',
        'corrections',
        'ai-autonomous',
        'ai-assisted',
        'human-only',
      ),
    ],
    ['source=localhost', facts('source', 'localhost')],
    ['source=javascript:alert(1)', facts('source', 'javascript:alert(1)')],
    ['topic=a/b', facts('topic', 'a/b')],
    ['language=e', facts('language', '"e"', 'BCP 47')],
  ])('refuses ?%s', (query, words) => {
    expect(() => find(query)).toThrow(SelectionError)
    expect(() => find(query)).toThrow(words)
  })
})

describe('the form’s query', () => {
  it.each([
    ...['', '?made=reviewed', '?made=corrections&language=en', '?topic=science'],
    ...['?topic=science&source=w3.org&without=time'],
  ])('is the same after parsing: %s', (query) => {
    expect(toFeedForm(parseFeedForm(buildSite(), new URLSearchParams(query)))).toBe(query)
  })

  it.each([
    ['all', 'topic=time', '?topic=time'],
    ['reviewed', 'topic=time&without=science', '?made=reviewed&topic=time&without=science'],
    ['topics/science', 'source=w3.org', '?topic=science&source=w3.org'],
    // The form has one value per filter, but these select articles with two.
    ['topics/science', 'topic=time', null],
    ['languages/de', 'language=fr', null],
    ['sources/w3.org', 'source=ietf.org&language=fr', null],
  ])('for %s?%s is %s', (family, query, form) => {
    expect(toFeedForm(parseSelection(family, new URLSearchParams(query), 30))).toBe(form)
  })
})

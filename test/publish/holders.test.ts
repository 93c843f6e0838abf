/** Whose an article is: each token × each article, one that is new too. */
import { describe, expect, it } from 'vitest'
import { holderOf, requireHolder } from '../../src/publish/holders.ts'
import type { StoredArticle } from '../../src/writer/read-articles.ts'

const stored = (holder: string | null, externalId: string | null): StoredArticle => ({
  ...{ id: '1', number: 1, sources: [], topics: [], corrections: [] },
  columns: { holder, external_id: externalId },
})

describe('whose an article is', () => {
  const sports = {
    tokenId: 1,
    name: 'sports',
    scopes: ['publish'],
    modes: null,
    reviewers: null,
    prefixes: ['sports-', 'cup-'],
  }
  const news = { ...sports, tokenId: 2, name: 'news', prefixes: null }
  const editor = { ...news, tokenId: 3, name: 'editor', scopes: ['any'] }
  const operator = { ...news, tokenId: 0, name: 'candor command line' }

  it.each([
    ['its own', news, 'news', 'a', true],
    ['its own from before it had prefixes', sports, 'sports', 'a', true],
    ['that of another holder', news, 'sports', 'sports-1', false],
    ['that of another holder, by a prefix', sports, 'news', 'cup-1', true],
    ['that of another holder, with a prefix in the middle of its id', sports, 'news', 'a-cup-1', false],
    ['that of nobody', news, null, 'a', false],
    ['that of nobody, by a prefix', sports, null, 'sports-1', true],
    ['that of nobody without an external id', sports, null, null, false],
    ['that of another holder, with "any"', editor, 'news', 'a', true],
    ['that of nobody, with "any"', editor, null, null, true],
    ['that of nobody, as an operator without "any"', operator, null, 'a', false],
    ['that of a token with the name that operators have', operator, 'candor command line', 'a', false],
  ])('lets a token write %s: %o', (_, caller, holder, externalId, allowed) => {
    const asked = () => requireHolder(caller, 'name', stored(holder, externalId))
    if (allowed) expect(asked).not.toThrow()
    else expect(asked).toThrow(holder === null ? 'nobody' : `the holder "${holder}"`)
  })

  it.each([
    [news, 'sports-1', true],
    [editor, 'a', true],
    [sports, 'sports-1', true],
    [sports, 'cup-', true],
    [sports, 'Sports-1', false],
    [sports, 'a-sports-1', false],
    [{ ...sports, scopes: ['any'] }, 'a', false],
  ])('lets a token make an article: %o %s %o', (caller, name, allowed) => {
    const asked = () => requireHolder(caller, name, null)
    if (allowed) expect(asked).not.toThrow()
    else expect(asked).toThrow('"sports-" or "cup-"')
  })

  it('is told by the name of the token, and nobody’s of operators', () => {
    expect([holderOf(news), holderOf(operator)]).toEqual(['news', null])
  })
})

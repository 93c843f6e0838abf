/** Writes an embed’s tree as HTML: a parser finds the same tree, for any texts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Tree } from '../../../src/plugins/embeds/element.ts'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import { writeHtml } from '../../../src/plugins/embeds/write-html.ts'
import { hostileArticle } from '../../fixtures/hostile-article.ts'
import { readFragment } from '../../fixtures/read-html.ts'
import { runs } from '../../fixtures/runs.ts'
import { anyEmbedOptions } from './any-embed.ts'
import { headlinesOf } from './build-headlines.ts'
import { asFound } from './read-embed.ts'

const leaf = (changes: Partial<Tree> = {}): Tree => ({
  name: 'p',
  role: 'x',
  open: true,
  attributes: {},
  children: [],
  ...changes,
})

describe('writeHtml', () => {
  it('closes every element except images', () => {
    const img = leaf({ name: 'img', attributes: { src: 'https://x.example/', alt: '' } })
    const nested = leaf({
      name: 'ul',
      children: ['a', leaf({ name: 'li', children: ['b', img] }), 'c'],
    })
    expect(writeHtml(nested).html).toBe(
      '<ul class="candor-x">a<li class="candor-x">b<img class="candor-x" src="https://x.example/" alt=""></li>c</ul>',
    )
  })
})

describe('any text', () => {
  const pieces = [
    '"',
    "'",
    '`',
    '<',
    '>',
    '&',
    '</p>',
    '<!--',
    '-->',
    ']]>',
    '&lt;',
    '&#60',
    '=',
    '\0',
    '\r',
    '\ud800',
  ]
  const text = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), {
      maxLength: 8,
    })
    .map((parts) => parts.join(''))

  it('is the same after parsing, in elements and in attributes', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const tree = leaf({
          attributes: { title: one },
          children: [other, leaf({ name: 'span', children: [one] })],
        })
        expect(readFragment(writeHtml(tree).html).children).toEqual([asFound(tree)])
      }),
      runs(1000),
    )
  })
})

describe('any article', () => {
  it('has the same tree after parsing, with any options', { timeout: 60_000 }, () => {
    const articles = fc.array(hostileArticle, { maxLength: 3 })
    fc.assert(
      fc.property(
        articles,
        anyEmbedOptions,
        fc.constantFrom('_top', null),
        (shown, options, target) => {
          const tree = headlinesTree(headlinesOf(shown, { title: 'R&D <"News">' }), options, target)
          expect(readFragment(writeHtml(tree).html).children).toEqual([asFound(tree)])
        },
      ),
      runs(500),
    )
  })
})

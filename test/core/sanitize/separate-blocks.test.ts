/** Blocks stay apart for programs that drop the tags, and browsers show the same. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanBody, openingLength } from '../../../src/core/sanitize/clean-body.ts'
import { runs } from '../../fixtures/runs.ts'
import { readWithParse5 } from './body-readers.ts'

const clean = (html: string) => cleanBody(html, 'https://news.example.org/').html
const withoutTags = (html: string) => html.replace(/<[^>]*>/g, '')

describe('the blocks of a body', () => {
  it.each([
    ['<h2>One</h2><p>two</p>three<p>four</p>', '<h2>One</h2>\n<p>two</p>\nthree\n<p>four</p>'],
    [
      '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>',
      '<ul><li>a\n<ul><li>b</li></ul></li>\n<li>c</li></ul>',
    ],
    ['<dl><dt>a</dt><dd>b</dd></dl>', '<dl><dt>a</dt>\n<dd>b</dd></dl>'],
    [
      '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>',
      '<table><tbody><tr><td>a</td>\n<td>b</td></tr>\n<tr><td>c</td></tr></tbody></table>',
    ],
    ['<p>a<br>b<br><br>c</p>', '<p>a<br>\nb<br>\n<br>\nc</p>'],
    ['<p>a</p><hr><p>b</p>', '<p>a</p>\n<hr>\n<p>b</p>'],
  ])('are on lines of their own: %s', (html, expected) => {
    expect(clean(html)).toBe(expected)
  })

  it.each([
    '<p>a</p> <p>b</p>',
    '<p>a</p>\n\n<p>b</p>',
    '<p>a<br> b</p>',
    '<div>a <p>b</p> c</div>',
  ])('get no second space: %s', (html) => {
    expect(clean(html)).toBe(html)
  })

  it.each([
    '<p>a<b>b</b><i>c</i>d</p>',
    '<pre>a<b>b</b><br>c</pre>',
    '<p>a<wbr>b<ruby>c<rt>d</rt></ruby></p>',
  ])('are not cut inside a line or in preformatted text: %s', (html) => {
    expect(clean(html)).toBe(html)
  })

  it('never join two words, whatever their elements', () => {
    const block = fc.constantFrom(
      'p',
      'h2',
      'div',
      'section',
      'blockquote',
      'ul><li',
      'figure',
      'table><td',
      'pre',
    )
    fc.assert(
      fc.property(fc.array(block, { minLength: 2, maxLength: 6 }), (names) => {
        const closing = (name: string) => name.split('><').reverse().join('></')
        const html = names.map((name, index) => `<${name}>w${index}</${closing(name)}>`).join('')
        expect(withoutTags(clean(html)).split(/\s+/)).toEqual(names.map((_, index) => `w${index}`))
      }),
      runs(300),
    )
  })
})

describe('the opening of a body', () => {
  it('is its visible text with single spaces', () => {
    const html =
      '<h2>R&amp;D\n &lt;Bar&gt;</h2><p>in <em>two</em>\twords<br>more</p><script>no()</script>'
    expect(cleanBody(html, 'https://news.example.org/').opening).toBe('R&D <Bar> in two words more')
  })

  it('is limited, also for a long body', () => {
    const { opening, html } = cleanBody('<p>word</p>'.repeat(10_000), 'https://news.example.org/')
    expect(opening).toHaveLength(openingLength)
    expect(html.length).toBeGreaterThan(100_000)
  })
})

describe('a picture with width and height', () => {
  it('keeps its proportions where a reader narrows it, and its size', () => {
    const html = '<p><img src="https://x.example/a.jpg" alt="" width="600" height="400"></p>'
    const [, picture] = readWithParse5(clean(html)).elements
    expect(Object.fromEntries(picture?.attributes ?? [])).toMatchObject({
      width: '600',
      height: '400',
      style: 'height:auto',
    })
  })

  it.each(['width="600"', 'height="400"', ''])(
    'is not changed if the size is incomplete: %s',
    (size) => {
      expect(clean(`<img src="https://x.example/a.jpg" alt="" ${size}>`)).not.toContain('style')
    },
  )

  it('keeps no style of the newsroom', () => {
    const html =
      '<img src="https://x.example/a.jpg" alt="" width="6" height="4" style="position:fixed">'
    expect(clean(html)).toContain(' style="height:auto"')
    expect(clean(html)).not.toContain('position')
  })
})

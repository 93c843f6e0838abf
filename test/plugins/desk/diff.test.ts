/**
 * `diffTexts`: what an editor reads as changed, by words, in any language, for texts of any length.
 */
import { describe, expect, it } from 'vitest'
import { diffTexts, type Paragraph } from '../../../src/plugins/desk/evidence/diff.ts'
import type { SignedText } from '../../../src/plugins/desk/evidence/signing.ts'
import { seeded } from '../../fixtures/seeded.ts'

const textOf = (body_html: string, changes: Partial<SignedText> = {}) => ({
  title: 'T',
  standfirst: '',
  body_html,
  ...changes,
})
const marks = { same: ['', ''], added: ['{+', '+}'], removed: ['[-', '-]'] } as const
const toLine = (paragraph: Paragraph) =>
  paragraph.map(({ text, change }) => marks[change].join(text)).join('')
const diffBodies = (before: string, after: string) => diffTexts(textOf(before), textOf(after))
const bodyOf = (before: string, after: string) => diffBodies(before, after).body.map(toLine)

describe('diffTexts', () => {
  it('marks words in title, standfirst and paragraphs, as readers see them', () => {
    const before = textOf('<p>The bridge has two lanes.</p><p>It is &amp; stays old.</p>', {
      standfirst: 'Open again.',
    })
    const after = textOf(
      '<p>The bridge has <em>three</em>\n lanes.</p><p>It is &amp; stays old.</p>',
      {
        title: 'T2',
        standfirst: 'Open.',
      },
    )
    const { title, standfirst, body } = diffTexts(before, after)
    expect(toLine(title)).toBe('[-T-]{+T2+}')
    expect(toLine(standfirst)).toBe('Open[- again-].')
    expect(body.map(toLine)).toEqual([
      'The bridge has [-two-]{+three+} lanes.',
      'It is & stays old.',
    ])
  })

  it.each([
    ['Polish', 'Most ma dwa pasy.', 'Most ma trzy pasy.', 'Most ma [-dwa-]{+trzy+} pasy.'],
    ['Arabic', 'الجسر مفتوح اليوم', 'الجسر مغلق اليوم', 'الجسر [-مفتوح-]{+مغلق+} اليوم'],
    ['Russian', 'Мост открыт снова', 'Мост закрыт снова', 'Мост [-открыт-]{+закрыт+} снова'],
    ['Japanese', '橋は東京にあります', '橋は大阪にあります', '橋は[-東京-]{+大阪+}にあります'],
  ])('finds words in %s', (_, before, after, line) => {
    expect(bodyOf(before, after)).toEqual([line])
  })

  it('keeps paragraphs that came and went apart from those that were rewritten', () => {
    expect(bodyOf('<p>A.</p><p>B.</p>', '<p>A.</p><p>New.</p><p>B.</p>')).toEqual([
      'A.',
      '{+New.+}',
      'B.',
    ])
    expect(bodyOf('<p>A one.</p><p>Gone.</p><p>B.</p>', '<p>A two.</p><p>B.</p>')).toEqual([
      'A [-one-]{+two+}.',
      '[-Gone.-]',
      'B.',
    ])
    expect(bodyOf('', '<p>All.</p>')).toEqual(['{+All.+}'])
  })

  it('names addresses of links and pictures that changed beneath the same words, and no tags', () => {
    const { body, links } = diffBodies(
      '<p>See <a href="/a">this</a>.</p>',
      '<p>See <a href="/b" title="&quot;">this</a>.<img src=x></p>',
    )
    expect(body.map(toLine)).toEqual(['See this.'])
    expect(links).toEqual([
      { text: '/a ', change: 'removed' },
      { text: '/b ', change: 'added' },
      { text: 'x ', change: 'added' },
    ])
    expect(diffBodies('<p>A <em>b</em>.</p>', '<div>A <b>b</b>.</div>').links).toEqual([])
  })

  it('shows nothing that readers never get', () => {
    expect(
      bodyOf('<p>A.</p>', '<p>A.</p><script>alert(1)</script><style>p {}</style><!-- B -->'),
    ).toEqual(['A.'])
  })

  it('gives both texts back, whatever they are', () => {
    const random = seeded(7)
    const words = ['a', 'b ', 'c.', '\u0301', '🖋', ' ', 'd']
    const any = () => Array.from({ length: 12 }, () => words[random(words.length)]).join('')
    for (let round = 0; round < 200; round += 1) {
      const [before, after] = [any(), any()]
      const { title } = diffTexts(textOf('', { title: before }), textOf('', { title: after }))
      const without = (change: string) =>
        title
          .filter((piece) => piece.change !== change)
          .map(({ text }) => text)
          .join('')
      expect([without('added'), without('removed')]).toEqual([before, after])
    }
  })

  it('compares no words where that would take long: all is removed and all is added', () => {
    const many = (word: string) => `${word} `.repeat(600)
    const apart = (before: string, after: string) =>
      diffBodies(before, after)
        .body.flat()
        .map(({ change }) => change)
    expect(apart(many('a'), many('b'))).toEqual(['removed', 'added'])
    const long = 'x '.repeat(30_000)
    expect(apart(`<p>A.</p><p>${long}a</p>`, `<p>A.</p><p>${long}b</p>`)).toEqual([
      'same',
      'removed',
      'added',
    ])
    const tags = diffBodies('<a href=x>'.repeat(600), '<a href=y>'.repeat(600)).links
    expect([tags.length, tags[599]?.change, tags[600]?.change]).toEqual([1200, 'removed', 'added'])
  })
})

/** The full text of each article as an HTML parser reads it, equal in all three formats. */
import type { Element } from 'hast'
import { describe, expect, it } from 'vitest'
import { formats } from '../../src/request/formats.ts'
import { goldenNames, goldenText } from '../golden/golden-news.ts'
import { expectedItems } from './expected.ts'
import { elementsOf, textOf, withLineFeeds } from './html-text.ts'

const within = (element: Element | undefined, name: string) =>
  element === undefined ? [] : elementsOf(element).filter(({ tagName }) => tagName === name)

const ofClass = (html: string, name: string) =>
  elementsOf(html).find(({ properties }) => String(properties['className']) === name)

const seen = (elements: readonly Element[]) => elements.map(textOf)

describe.each(goldenNames.filter((name) => name !== 'none'))('%s', (name) => {
  const contents: readonly string[] = JSON.parse(goldenText(name, formats.json)).items.map(
    (item: { content_html: string }) => item.content_html,
  )
  const expected = expectedItems(name)

  it('opens with the statement if AI took part', () => {
    const openings = contents.map((html) => {
      const [wrapper, first] = elementsOf(html)
      if (html !== '') expect(wrapper?.tagName).toBe('div')
      return String(first?.properties['className']) === 'candor-disclosure' ? seen(within(first, 'strong')) : []
    })
    expect(openings).toEqual(
      expected.map(({ ai, opening }) => (ai === 'true' && opening ? [withLineFeeds(opening)] : [])),
    )
  })

  it('shows every source, also without an address', () => {
    const cited = contents.map((html) => seen(within(ofClass(html, 'candor-sources'), 'cite')))
    expect(cited).toEqual(expected.map((item) => item.cited.map(withLineFeeds)))
    const linked = contents.map((html) =>
      within(ofClass(html, 'candor-sources'), 'a').map(({ properties }) => properties['href']),
    )
    expect(linked).toEqual(expected.map(({ sources }) => sources.map(({ href }) => href)))
  })

  it('shows every correction with its day, newest first', () => {
    const corrections = contents.map((html) => seen(within(ofClass(html, 'candor-corrections'), 'li')))
    expect(corrections).toEqual(
      // Of an entry that is a correction itself, the text precedes the standfirst.
      expected.map(({ corrections: all, correctionDays, isNotice }) =>
        isNotice ? [] : all.map(({ text }, at) => withLineFeeds(`${correctionDays[at]}: ${text}`)).toReversed(),
      ),
    )
  })

  it('complaint 15: shows the picture once, with its alternative text', () => {
    const alternatives = contents.map((html, index) =>
      elementsOf(html)
        .filter(({ tagName, properties }) => tagName === 'img' && properties['src'] === expected[index]?.picture?.url)
        .map(({ properties }) => properties['alt']),
    )
    expect(alternatives).toEqual(expected.map(({ picture }) => (picture === null ? [] : [withLineFeeds(picture.alt)])))
  })

  it('shows the notice instead of the body of a retracted article', () => {
    const notices = contents.map((html) => ofClass(html, 'candor-retraction') !== undefined)
    expect(notices).toEqual(expected.map(({ status }) => status === 'canceled'))
    for (const [index, { status }] of expected.entries()) {
      const paragraphs = elementsOf(contents[index] ?? '').filter(({ tagName }) => tagName === 'p')
      // The statement, the notice, and the link to the policy.
      if (status === 'canceled') expect(paragraphs).toHaveLength(3)
    }
  })
})

/** The newsroom's own words (LABELS) on its pages, wherever Candor's would stand. */
import { expect, it } from 'vitest'
import { en } from '../../../src/core/words/en.ts'
import { describeModes, describeNames, openWith, own } from './own-words.ts'
import { readPage } from './read-page.ts'

it('are the labels in the legend of the home page, without a colon', async () => {
  const list = (await readPage(openWith(), '/'))
    .all('ul')
    .find((each) => each.get('class') === 'legend')
  expect(list?.all('li').map(({ text }) => text)).toEqual([
    'Written by our machine',
    'Our machine helped',
    en.pages.feed.unlabelled,
  ])
})

it('are in their own language in the legend of a page in English', async () => {
  const list = (await readPage(openWith('nl', { ...own, pages: null }), '/'))
    .all('ul')
    .find((each) => each.get('class') === 'legend')
  expect(list?.all('span').map((each) => [each.get('lang'), each.text])).toContainEqual([
    'nl',
    'Our machine helped',
  ])
})

describeNames(['/', '/feeds/', '/disclosure'])
describeModes(['/feeds/'])

/** Which quotations are whole sentences of a text. */
import { expect, it } from 'vitest'
import { checkQuote, findQuote, normalize } from '../../../src/plugins/mcp/check-quote.ts'
import { plainText } from '../../../src/plugins/mcp/reading.ts'

const found = (html: string, quote: string) =>
  findQuote(normalize(plainText(html)), normalize(quote))

const bridge = '<p>The new bridge cost 4.5 million euros. “It is wide,” she said. It opens soon</p>'

it.each([
  [bridge, 'The new bridge cost 4.5 million euros.', 'found'],
  [bridge, 'It opens soon', 'found'],
  [bridge, 'The new bridge cost 4', 'part'],
  [bridge, '5 million euros.', 'part'],
  ['<p>The U.S. economy grew by 3 percent.</p>', 'economy grew by 3 percent.', 'part'],
  ['<p>We met St. Paul denied the theft.</p>', 'Paul denied the theft.', 'part'],
  ['<p>He denied that<br>she took the bribe.</p>', 'she took the bribe.', 'part'],
  [
    '<ul><li>Nobody was hurt.</li><li>All went home.</li></ul>',
    'Nobody was hurt. All went home.',
    'part',
  ],
  ['<p>首相は昨日辞任した。後任は未定だ。</p>', '後任は未定だ。', 'found'],
  ['<p>He denied that <img src="x" alt="a > b">she did it.</p>', 'she did it.', 'part'],
  ['<p>About 10<sup>6</sup> people came.</p>', 'About 106 people came.', null],
  [bridge, 'The old bridge cost 4.5 million euros.', null],
])('of %s, "%s" is %s', (html, quote, verdict) => {
  expect(found(html, quote)).toBe(verdict)
})

it.each([
  ['首相は辞任', true],
  ['首相辞任', false],
  ['총리는 사임', true],
  ['He resigned now', true],
  ['He has resign', false],
])('takes %s as a quotation: %s', async (quote, isLongEnough) => {
  const read = () => Promise.reject(new Error('read'))
  await expect(checkQuote(quote, read)).rejects.toThrow(isLongEnough ? 'read' : 'at least 15')
})

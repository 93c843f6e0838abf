/** The spellings of an article’s address for the database query. */
import { describe, expect, it } from 'vitest'
import {
  articleAddresses,
  articleAt,
  longestAddress,
} from '../../../src/plugins/embeds/article-addresses.ts'

const a = 'https://news.example.org/a'

/** The pasted address, and the newsroom’s. */
const same = [
  [a, a],
  [`${a}/`, a],
  [a, `${a}/`],
  [`${a}#comments`, a],
  ['HTTPS://News.Example.ORG:443/a', a],
  ['HTTPS://News.Example.ORG/a', 'HTTPS://News.Example.ORG/a'],
  [`${a}?utm_source=x&utm_medium=y`, a],
  [`${a}?fbclid=1#top`, `${a}/`],
  [`${a}?id=7&gclid=1&q=a+b%20c&mc_cid=2&MC_EID=3&ref_src=twsrc`, `${a}?id=7&q=a+b%20c`],
  [`${a}?id=7`, `${a}/?id=7`],
  ['https://news.example.org', 'https://news.example.org/'],
  ['HTTPS://News.Example.ORG/z%C3%BCrich?utm_id=1#top', 'https://news.example.org/zürich/'],
  ['https://news.example.org/zürich', 'https://news.example.org/z%C3%BCrich'],
  [`${a}?tags%5B%5D=z%C3%BCrich%7Cbern`, `${a}?tags[]=z%C3%BCrich|bern`],
  [`${a}%7Bb%7D%7Cc?utm_id=1&d=%7Be%7D`, `${a}%7Bb%7D|c?d={e}`],
] as const

const different = [
  [a, `${a}b`],
  [a, 'https://news.example.org/A'],
  [`${a}?id=7`, a],
  [`${a}?fbclidx=7`, a],
  [`${a}?utm=7`, a],
  [a, 'http://news.example.org/a'],
] as const

const none = [
  ...[
    '',
    'a',
    '/a',
    '//news.example.org/a',
    'javascript:alert(1)',
    'ftp://news.example.org/a',
    'data:text/html,x',
  ],
  ...['https://', 'https:news.example.org/a'],
  `${a}/${'x'.repeat(longestAddress)}`,
]

describe('the addresses of an article', () => {
  it.each(same)('%j includes %j', (pasted, written) => {
    expect(articleAddresses(pasted)).toContain(written)
  })

  it.each(different)('%j does not include %j', (pasted, written) => {
    expect(articleAddresses(pasted)).not.toContain(written)
  })

  it.each(none)('%j is none', (pasted) => {
    expect(articleAddresses(pasted)).toEqual([])
  })

  it('are at most fourteen, unique and valid for the database', () => {
    const hostile = [
      `${a}\u0000b`,
      `${a}%00`,
      `${a} b`,
      `${a}%20%ff`,
      `${a}?utm_a=%00&x=%E4`,
      `${a}\ud800`,
      `${a}?&&=`,
    ]
    for (const pasted of [...same.map(([each]) => each), ...hostile]) {
      const addresses = articleAddresses(pasted)
      expect(addresses.length).toBeGreaterThan(0)
      expect(addresses.length).toBeLessThanOrEqual(14)
      expect(new Set(addresses).size).toBe(addresses.length)
      for (const address of addresses) expect(address).toMatch(/^https?:\/\/[^\s\p{Cc}]+$/iu)
    }
  })

  it('select one article of all', () => {
    expect(articleAt([a])).toMatchObject({ family: 'all', whole: false, limit: 1, url: [a] })
  })
})

/** The doctor compares AI_RIGHTS with the robots.txt of the hosts of articles. */

import { mayFetch, parseRobots } from 'candor-check/robots-text.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examine } from '../../../src/hosts/doctor/database.ts'
import { checkRights } from '../../../src/hosts/doctor/rights.ts'
import type { Target } from '../../../src/hosts/doctor/target.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { openLook } from './looking.ts'

let look: Target
beforeAll(async () => {
  look = await openLook()
  await insertArticle(look.db, { url: 'https://news.example.org/2026/a', status: 'published' })
  await insertArticle(look.db, { url: 'https://feeds.example.org/own', status: 'published' })
})
afterAll(() => look.close())

const site = {
  SITE_ORIGIN: 'https://feeds.example.org',
  LICENSE_URL: 'https://news.example.org/licence',
}

async function check(value: string, robots: string | number) {
  const asked: string[] = []
  const web = async (url: string) => {
    asked.push(url)
    if (robots === 0) throw new Error('connection refused')
    return typeof robots === 'string' ? new Response(robots) : new Response('', { status: robots })
  }
  const findings = await checkRights(look, { ...site, AI_RIGHTS: value }, web)
  expect(asked).toEqual(['https://news.example.org/robots.txt'])
  return findings.map(({ level, text }) => [level, text] as const)
}

describe('AI_RIGHTS and the robots.txt of the articles', () => {
  it('asks nothing if it is unset', async () => {
    expect(await checkRights(look, site, () => expect.unreachable('nothing is asked'))).toEqual([])
  })

  it.each([
    [
      'no-training',
      'User-agent: *\nContent-Signal: search=yes, ai-train=yes\nAllow: /',
      'allows training in Content-Signal',
    ],
    [
      'no-training',
      'User-agent: *\nContent-Usage: / train-ai=y',
      'allows training in Content-Usage',
    ],
    [
      'no-training',
      'User-agent: *\nContent-Usage: ai-use=n, train-ai=n',
      'refuses the input of models in Content-Usage',
    ],
    ['search-only', 'User-agent: GPTBot\nUser-agent: CCBot\nAllow: /', 'allows GPTBot'],
    ['open', 'User-agent: GPTBot\nDisallow: /', 'keeps GPTBot out'],
    ['licensed', 'User-agent: *\nDisallow: /2026/', 'keeps Googlebot out'],
    [
      'open',
      'User-agent: *\nContent-Signal: ai-input=no',
      'refuses the input of models in Content-Signal',
    ],
    [
      'licensed',
      'License: https://news.example.org/rsl.xml',
      'another RSL licence, https://news.example.org/rsl.xml',
    ],
    ['licensed', 0, 'connection refused'],
    ['licensed', 503, 'answers 503'],
  ])('%s against %j', async (value, robots, expected) => {
    const [first] = await check(value, robots)
    expect(first).toEqual(['warning', expect.stringContaining(expected)])
    expect(first?.[1]).toContain('https://news.example.org/robots.txt')
  })

  it.each([
    [
      'no-training',
      'User-agent: *\nContent-Signal: search=yes,ai-train=no\nDisallow: /admin\n\nUser-agent: GPTBot\nDisallow: /',
    ],
    ['no-training', 'User-agent: *\nContent-Usage: /other/ train-ai=y'],
    ['open', 'User-agent: GPTBot\nDisallow: /2025/'],
    ['licensed', 'License: https://feeds.example.org/license.xml\nUser-agent: *\nAllow: /'],
    ['licensed', 404],
  ])('%s agrees with %j', async (value, robots) => {
    expect(await check(value, robots)).toEqual([['ok', expect.stringContaining('AI_RIGHTS')]])
  })
})

describe('articles that are stricter than AI_RIGHTS', () => {
  const findings = async (environment: Readonly<Record<string, string>>, robots = '') =>
    (await checkRights(look, { ...site, ...environment }, () => new Response(robots))).map(
      ({ level, text }) => [level, text],
    )
  beforeAll(async () => {
    const { db } = look
    await insertArticle(db, {
      url: 'https://news.example.org/2026/b',
      status: 'published',
      aiRights: 'no-training',
    })
  })
  afterAll(() => look.ask(`delete from articles where ai_rights is not null`))

  it('are compared with the robots.txt of their host too', async () => {
    const found = await findings({ AI_RIGHTS: 'open' }, 'User-agent: GPTBot\nAllow: /')
    expect(found).toEqual([
      [
        'warning',
        'https://news.example.org/robots.txt allows GPTBot, which fetches for training, and ai_rights of https://news.example.org/2026/b refuses it.',
      ],
      ['ok', 'https://news.example.org/robots.txt says nothing against AI_RIGHTS.'],
    ])
  })

  it('are told once where they say what AI_RIGHTS says', async () => {
    const found = await findings({ AI_RIGHTS: 'no-training' }, 'User-agent: GPTBot\nAllow: /')
    expect(found).toEqual([['warning', expect.stringContaining('allows GPTBot')]])
  })

  it.each([
    [{}, 'AI_RIGHTS is unset'],
    [{ AI_RIGHTS: 'search-only' }, 'AI_RIGHTS (search-only) does not allow'],
  ])('are named where their value has no effect: %j', async (environment, expected) => {
    const [first] = await findings(environment)
    expect(first).toEqual([
      'warning',
      expect.stringContaining('no-training in 1 published article,'),
    ])
    expect(first?.[1]).toContain(expected)
  })
})

it('is part of what the doctor says of a database', async () => {
  const robots = async () => new Response('User-agent: GPTBot\nAllow: /')
  const found = await examine(look, { ...site, AI_RIGHTS: 'no-training' }, robots)
  expect(found.map(({ text }) => text)).toContainEqual(expect.stringContaining('allows GPTBot'))
})

it('warns of a licence of Creative Commons beside a refusal', async () => {
  const levels = async (value: string) => {
    const environment = {
      ...site,
      LICENSE_URL: 'https://creativecommons.org/licenses/by/4.0/',
      AI_RIGHTS: value,
    }
    return (await checkRights(look, environment, () => new Response(''))).map(({ level }) => level)
  }
  expect([await levels('no-training'), await levels('open')]).toEqual([['warning', 'ok'], ['ok']])
})

it.each([
  ['User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
  ['User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
  ['User-agent: *\nDisallow: /*.html$', '/x.html', false],
  ['User-agent: *\nDisallow: /*.html$', '/x.html5', true],
  ['User-agent: *\nDisallow:', '/x', true],
  ['User-agent: *\nDisallow: /\nUser-agent: gptbot\nDisallow: /no # all else', '/x', true],
  ['User-agent: a\nSitemap: /s\nUser-agent: GPTBot\nDisallow: /', '/x', false],
])('reads %j for %s', (text, path, may) => {
  expect(mayFetch(parseRobots(text), 'GPTBot', path)).toBe(may)
})

/** The doctor's checks of tokens of partners. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toExamined } from '../../../src/hosts/doctor/database.ts'
import { examineDeployment } from '../../../src/hosts/doctor/deployment.ts'
import type { Target } from '../../../src/hosts/doctor/target.ts'
import { checkPartners } from '../../../src/plugins/partners/doctor.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { linesOf, openLook } from '../../product/doctor/looking.ts'

let look: Target
beforeEach(async () => {
  look = await openLook()
  await insertArticle(look.db, {}, { topics: ['works'], sources: [] })
})
afterEach(() => look.close())

const make = (name: string, columns = `null, now() + interval '1 day'`) =>
  look.ask(
    `insert into partners (name, digest, families, ends_at) values ('${name}', '${name}'::bytea, ${columns})`,
  )

async function found(environment: Readonly<Record<string, string>>): Promise<string> {
  return linesOf(
    await checkPartners(
      toExamined(look, { SITE_ORIGIN: 'https://news.example.org', ...environment }),
    ),
  )
}

describe('tokens of partners', () => {
  it('are not mentioned if there are none, and missed if nobody looks at them', async () => {
    expect(await found({})).toBe('')
    await make('wire')
    expect(await found({})).toMatch(/^warning 1 partners .*PARTNER_FEEDS is off/)
    await look.ask('update partners set revoked_at = now()')
    expect(await found({})).toBe('')
  })

  it('that are well are counted, with the feeds that need one', async () => {
    await make('wire', `'{topics/works,partners/msn}', now() + interval '1 day'`)
    expect(await found({ PARTNER_FEEDS: 'topics/works,partners' })).toBe(
      'ok PARTNER_FEEDS: topics/works, partners needs a token, and 1 partners have one.',
    )
  })

  it.each([
    ['topics/work', /^warning PARTNER_FEEDS names topics\/work, which has no feed/m],
    ['topic/works', /^fault PARTNER_FEEDS names "topic\/works", which cannot be a feed/m],
    ['partners/mns', /^fault PARTNER_FEEDS names "partners\/mns"/m],
  ])('are checked for feeds that nobody has: %s', async (names, finding) => {
    expect(await found({ PARTNER_FEEDS: names })).toMatch(finding)
  })

  it('are checked for closed topics that have moved', async () => {
    await look.ask(`update topics set slug = 'plants' where slug = 'works'`)
    expect(await found({ PARTNER_FEEDS: 'topics/works' })).toMatch(
      /^fault PARTNER_FEEDS closes topics\/works, which is topics\/plants now/m,
    )
    for (const names of ['topics/works,topics/plants', 'topics', 'all'])
      expect(await found({ PARTNER_FEEDS: names })).not.toContain('now')
  })

  it('are missed for articles that are private for a partner without one', async () => {
    await insertArticle(look.db, { audience: ['wire', 'wier', 'ended', 'revoked'] })
    for (const name of ['wire', 'revoked']) await make(name)
    await make('ended', `null, now() - interval '1 second'`)
    await look.ask(`update partners set revoked_at = now() where name = 'revoked'`)
    expect(await found({ PARTNER_FEEDS: 'none' })).toMatch(
      /^warning Articles are private for ended, revoked, wier,/m,
    )
  })

  it('are checked for feeds that partners may read, for their ends, and for TLS', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
      await make(name, `'{topics/closed}', null`)
    const all = await found({ PARTNER_FEEDS: 'all', SITE_ORIGIN: 'http://news.example.org' })
    expect(all).toMatch(/^warning A partner names topics\/closed, which has no feed/m)
    expect(all).toMatch(/^warning Tokens without an end: a, b, c, d, e and 2 more/m)
    expect(all).toMatch(/^fault Tokens are sent over HTTP/m)
    expect(
      await found({ PARTNER_FEEDS: 'all', SITE_ORIGIN: 'http://127.0.0.1:8787' }),
    ).not.toContain('HTTP')
  })

  it('cannot be counted without a login that may write', async () => {
    const server = { ...look, embedded: false }
    const findings = await checkPartners(
      toExamined(server, { SITE_ORIGIN: 'https://news.example.org', PARTNER_FEEDS: 'none' }),
    )
    expect(findings.map(({ level }) => level)).toEqual(['ok', 'warning'])
  })
})

it('a deployment whose feeds need a token is well', async () => {
  const headers = {
    'WWW-Authenticate': 'Basic realm="Candor: x", charset="UTF-8", Bearer realm="Candor"',
  }
  const findings = await examineDeployment('https://news.example.org', async (url) =>
    new URL(String(url)).pathname === '/health/ready'
      ? new Response('{}', { headers: { 'Content-Type': 'application/json' } })
      : new Response('{}', { status: 401, headers }),
  )
  const texts = findings.map(({ level, text }) => `${level} ${text}`)
  expect(texts.filter((text) => text.includes('token')).length).toBeGreaterThanOrEqual(3)
  expect(
    texts.filter((text) => /rss\.xml|atom\.xml|feed\.json/.test(text) && text.startsWith('fault')),
  ).toEqual([])
})

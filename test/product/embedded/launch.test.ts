/** `candor doctor --before-launch`: what readers would see of a newsroom that is not ready. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkLaunch, launchList } from '../../../src/hosts/doctor/launch.ts'
import type { Target } from '../../../src/hosts/doctor/target.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { openCandor } from '../cli/running-candor.ts'
import { linesOf, openLook } from '../doctor/looking.ts'

let look: Target
beforeAll(async () => {
  look = await openLook()
})
afterAll(() => look.close())

const complete = {
  SITE_ORIGIN: 'https://news.example.org',
  SITE_DESCRIPTION: 'News from an example.',
  CONTACT_EMAIL: 'desk@news.example.org',
  RESPONSIBLE: 'Example Media Ltd',
  AI_USE: 'We use models for drafts.',
}

it('finds nothing in a newsroom that is ready', async () => {
  await insertArticle(look.db, { url: 'https://news.example.org/ready' })
  expect(linesOf(await checkLaunch(look, complete))).not.toMatch(/^(warning|fault)/m)
})

it.each(['SITE_DESCRIPTION', 'CONTACT_EMAIL', 'RESPONSIBLE', 'AI_USE'])(
  'says what readers see without %s',
  async (name) => {
    const found = await checkLaunch(look, { ...complete, [name]: ' ' })
    expect(linesOf(found).match(/^warning .*$/gm)).toEqual([
      expect.stringContaining(`${name} is not set: `),
    ])
  },
)

it('names articles that share an address, dates ahead, and languages to read', async () => {
  const far = new Date('2090-01-01T00:00:00Z')
  await insertArticle(look.db, { url: 'https://news.example.org/ready' })
  await insertArticle(look.db, {
    url: 'https://news.example.org/a',
    externalId: 'ahead',
    publishedAt: far,
  })
  await insertArticle(look.db, {
    ...{ url: 'http://127.0.0.1:8787/articles/moved~2Fa/', externalId: 'moved/a' },
  })
  await insertArticle(look.db, { url: 'https://news.example.org/b', language: 'xx' })
  await insertArticle(look.db, { url: 'https://news.example.org/c', language: 'pl' })
  await insertArticle(look.db, {
    url: 'https://news.example.org/ready',
    status: 'draft',
    publishedAt: null,
  })
  expect(linesOf(await checkLaunch(look, complete)).match(/^warning .*$/gm)).toEqual([
    expect.stringMatching(/ share a url: https:\/\/news\.example\.org\/ready\.$/),
    expect.stringMatching(
      / another SITE_ORIGIN .*: http:\/\/127\.0\.0\.1:8787\/articles\/moved~2Fa\/\.$/,
    ),
    expect.stringMatching(/ ahead, .*: ahead\.$/),
    expect.stringMatching(/ code .*: xx\.$/),
    expect.stringMatching(/ native .*: pl\.$/),
  ])
})

const { candor } = openCandor(openMigrated)

it('ends with lines to tick, for the database alone', async () => {
  const { out } = await candor(['doctor', '--before-launch'])
  for (const line of launchList) expect(out).toContain(`[ ]      ${line}\n`)
  expect((await candor(['doctor'])).out).not.toContain('[ ]')
  expect((await candor(['doctor', 'https://news.example.org', '--before-launch'])).code).toBe(2)
})

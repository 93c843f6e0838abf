/** The doctor's checks of what other hubs and search engines are told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toExamined } from '../../../src/hosts/doctor/database.ts'
import type { Target } from '../../../src/hosts/doctor/target.ts'
import { checkKeyFiles, checkNotified } from '../../../src/plugins/push/doctor.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { openLook } from '../../product/doctor/looking.ts'

let look: Target
beforeEach(async () => {
  look = await openLook()
})
afterEach(() => look.close())

const key = 'abcdefgh'
const environment = {
  SITE_ORIGIN: 'https://feeds.example.org',
  BASE_PATH: '/wire',
  INDEXNOW_KEY: key,
}

describe('the key file of IndexNow', () => {
  const insert = (url: string, status = 'published') => insertArticle(look.db, { url, status })
  /** Level and address of each finding. `files` are those of hosts. */
  async function check(files: Readonly<Record<string, string | number>>) {
    const asked: string[] = []
    const web = async (url: string) => {
      asked.push(url)
      const file = files[url] ?? 404
      if (file === 0) throw new Error('connection refused')
      return typeof file === 'string' ? new Response(file) : new Response('', { status: file })
    }
    const findings = await checkKeyFiles(toExamined(look, environment, web))
    return {
      asked: asked.toSorted(),
      levels: findings.map(({ level }) => level),
      text: findings[0]?.text,
    }
  }

  it('is looked for at each host of articles, and in our own folder for addresses below it', async () => {
    await insert('https://news.example.org/a')
    await insert('https://news.example.org/b')
    await insert('https://feeds.example.org/wire/demo/a')
    await insert('https://drafts.example.org/a', 'draft')
    const [news, own] = [
      `https://news.example.org/${key}.txt`,
      `https://feeds.example.org/wire/${key}.txt`,
    ]
    expect(await check({ [news]: `${key}\n`, [own]: key })).toMatchObject({
      asked: [own, news],
      levels: ['ok', 'ok'],
    })
  })

  it.each([
    [404, 'fault', 'answers 404'],
    ['another key', 'fault', 'does not have the key'],
    [0, 'warning', 'connection refused'],
  ])('%j is found wrong', async (file, level, expected) => {
    await insert('https://news.example.org/a')
    const { levels, text } = await check({ [`https://news.example.org/${key}.txt`]: file })
    expect([levels, text]).toEqual([[level], expect.stringContaining(expected)])
    expect(text).toContain(`https://news.example.org/${key}.txt`)
  })

  it('is not looked for without a key', async () => {
    await insert('https://news.example.org/a')
    const asked = toExamined(look, {}, () => expect.unreachable('nothing is asked'))
    expect(await checkKeyFiles(asked)).toEqual([])
  })
})

it('names hubs that were not told, and IndexNow, with the last error', async () => {
  expect(await checkNotified(look)).toEqual([])
  await look.ask(`insert into push_deliveries (kind, address, body, state, attempts, last_error, first_at, next_at, done_at) values
    ('ping', 'https://hub.example/', 'publish', 'pending', 3, 'it answered 503', now(), now(),
      null),
    ('ping', 'https://fine.example/', 'publish', 'pending', 0, null, now(), now(), null),
    ('ping', 'https://past.example/', 'publish', 'failed', 9, 'it answered 500', now(), now(),
      now() - interval '25 hours'),
    ('indexnow', 'https://api.indexnow.org/indexnow', 'a', 'failed', 1, 'no key (403)', now(), now(), now())`)
  const expected = (await checkNotified(look)).map(({ level, text }) => `${level} ${text}`)
  expect(expected).toEqual([
    expect.stringMatching(/^warning IndexNow .*no key \(403\)/),
    expect.stringMatching(
      /^warning The hub https:\/\/hub\.example\/ .*3 attempts: it answered 503/,
    ),
  ])
})

/**
 * Clients that are subscribed to all articles and to the corrections: each correction is new, and
 * says what was wrong. newsboat takes equal ids in two feeds for one entry, as Thunderbird does,
 * and rss2email never tells of an id that it knows.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Newsroom, runNewsroom } from './family-changes.ts'
import { runMiniflux } from './miniflux.ts'
import { runNewsboat, runTool } from './run-tool.ts'
import { readMails } from './shown/rss2email.ts'
import { singleSpaced, withoutTags } from './shown/shown.ts'

type New = { readonly title: string; readonly text: string }

type Subscriber = {
  /** Polls all feeds, and returns what the client shows as new since the last call. */
  readonly poll: () => Promise<readonly New[]>
  readonly close: () => Promise<void>
}

/** Prints the unread items, and marks them read. */
const takeUnread = `
import json, sqlite3, sys
cache = sqlite3.connect(sys.argv[1])
print(json.dumps([{"title": title, "text": text} for (title, text) in
                  cache.execute("select title, content from rss_item where unread = 1 and deleted = 0")]))
cache.execute("update rss_item set unread = 0")
cache.commit()
`

async function newsboat(urls: readonly string[]): Promise<Subscriber> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-newsboat-'))
  const file = (name: string) => join(folder, name)
  await writeFile(file('urls'), urls.map((url) => `${url}\n`).join(''))
  await writeFile(file('config'), '')
  return {
    async poll() {
      // libcurl drops the body of a response that is not later than the second of the last poll
      // (newsboat-families.test.ts).
      await sleep(1000 - (Date.now() % 1000))
      expect(await runNewsboat(file, '-x', 'reload')).toEqual({
        code: 0,
        output: '',
        errors: '',
      })
      return JSON.parse(
        (await runTool('/usr/bin/python3', ['-c', takeUnread, file('cache.db')])).output,
      )
    },
    close: () => rm(folder, { recursive: true }),
  }
}

async function rss2email(urls: readonly string[]): Promise<Subscriber> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-rss2email-'))
  const mail = join(folder, 'mail')
  const own = ['-c', join(folder, 'config'), '-d', join(folder, 'data.json')]
  const settings = [
    'from = candor@example.org',
    'to = reader@example.org',
    'email-protocol = maildir',
    'html-mail = False',
  ]
  const maildir = [`maildir-path = ${mail}`, 'maildir-mailbox = Inbox', '']
  await writeFile(join(folder, 'config'), ['[DEFAULT]', ...settings, ...maildir].join('\n'))
  for (const [index, url] of urls.entries())
    await runTool('r2e', [...own, 'add', `feed${index}`, url])
  return {
    async poll() {
      await rm(mail, { recursive: true, force: true })
      await mkdir(mail)
      await runTool('r2e', [...own, 'run'])
      return (await readMails(mail)).map(({ title, text }) => ({
        title,
        text: text.replaceAll('**', ''),
      }))
    },
    close: () => rm(folder, { recursive: true }),
  }
}

async function miniflux(urls: readonly string[]): Promise<Subscriber> {
  const running = await runMiniflux()
  const feeds: number[] = []
  return {
    async poll() {
      if (feeds.length === 0) for (const url of urls) feeds.push(await running.subscribe(url))
      else for (const feed of feeds) await running.refresh(feed)
      const all = (await Promise.all(feeds.map((feed) => running.entries(feed)))).flat()
      const unread = all.filter(({ status }) => status === 'unread')
      if (unread.length > 0) await running.markRead(unread.map(({ id }) => id))
      return unread.map(({ title, content }) => ({ title, text: content }))
    },
    close: running.close,
  }
}

describe.each([
  ['newsboat', newsboat],
  ['rss2email', rss2email],
  ['Miniflux', miniflux],
])('%s, subscribed to all articles and to the corrections', (_, subscribe) => {
  describe.each(['rss.xml', 'atom.xml'])('as %s', (file) => {
    let newsroom: Newsroom
    let client: Subscriber
    beforeAll(async () => {
      newsroom = await runNewsroom([])
      client = await subscribe([
        `${newsroom.origin}/${file}`,
        `${newsroom.origin}/corrections/${file}`,
      ])
    })
    afterAll(async () => {
      await client?.close()
      await newsroom?.close()
    })

    const old = `where guid = 'urn:example:old'`
    const changes = [
      ['a first correction', 'Correction: AI-assisted: The old bridge', 'It has two lanes.'],
      ['a second one', 'Correction: AI-assisted: The old bridge', 'It opened on a Tuesday.'],
      ['a retraction', 'Retraction: AI-assisted: The old bridge', 'There is no bridge.'],
    ] as const

    it('shows the articles', async () => {
      expect((await client.poll()).map(({ title }) => title)).toHaveLength(5)
      expect(await client.poll()).toEqual([])
    })

    it.each(changes)(
      'shows %s as one new entry that says what was wrong',
      async (name, title, text) => {
        await newsroom.sql(
          name === 'a retraction'
            ? `update articles set status = 'retracted', retraction_reason = '${text}', retracted_at = now() ${old}`
            : `insert into corrections (article_id, text) select id, '${text}' from articles ${old}`,
        )
        const [found, ...others] = await client.poll()
        expect(others).toEqual([])
        expect(found?.title).toBe(title)
        expect(singleSpaced(withoutTags(found?.text ?? ''))).toContain(`Candor: ${text}`)
        expect(await client.poll()).toEqual([])
      },
    )

    it('shows nothing of an edit of a text, and of a correction that is written again', async () => {
      await newsroom.sql(
        `update corrections set text = 'It has two narrow lanes.' where text like 'It has%'`,
      )
      await newsroom.sql(`delete from corrections where text like 'It opened%'`)
      await newsroom.sql(
        `insert into corrections (article_id, text) select id, 'It opened on a Tuesday.' from articles ${old}`,
      )
      expect(await client.poll()).toEqual([])
    })
  })
})

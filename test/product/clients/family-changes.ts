/**
 * Tests for every feed reader: it subscribes to three families of feeds, and shows the right
 * entries after each change of the articles.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import { parseDeliverySettings, parseSite, withOwnHub } from '../../../src/core/settings/site.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { openFresh } from '../../core/store/fresh-database.ts'
import {
  type buildArticleRow,
  type Database,
  insertArticle,
  type PartChanges,
} from '../../fixtures/insert-article.ts'
import { freePort } from '../processes/candor.ts'

/** An entry in the reader's storage; the reader assigns `id`. */
export type Shown = {
  readonly id: number
  readonly title: string
  readonly url: string
  readonly content: string
}

export type Reader = {
  /** Requests every feed once, and resolves when the reader has stored the entries. */
  poll(): Promise<void>
  /** The entries of the feed at this path, in the order of arrival. */
  shown(path: string): Promise<readonly Shown[]>
}

type ArticleChanges = Parameters<typeof buildArticleRow>[0]
/** Each of these places an article in one of the three families. */
const topic: PartChanges = { topics: ['bridges'] }
const source: PartChanges = { sources: [{ url: 'https://council.example.org/minutes' }] }
const reviewed: ArticleChanges = { disclosureMode: 'ai-assisted', reviewedBy: 'Jo Example' }

function write(
  db: Database,
  name: string,
  changes: ArticleChanges,
  parts: PartChanges,
): Promise<string> {
  const named = {
    title: `The ${name} bridge`,
    url: `https://news.example.org/${name}`,
    guid: `urn:example:${name}`,
  }
  return insertArticle(db, { ...named, bodyHtml: '<p>At eight.</p>', ...changes }, parts)
}
const writeInAll = (db: Database, name: string, changes: ArticleChanges = {}) =>
  write(db, name, { ...reviewed, ...changes }, { ...topic, ...source })

/**
 * The service with its own database: one article in all three families, one in each alone and one
 * in none.
 */
export async function runNewsroom(paths: readonly string[]) {
  const { db, sql, close } = await openFresh()
  const origin = `http://127.0.0.1:${await freePort()}`
  const noted: string[] = []
  const store = createStore(db, (id, reason) => noted.push(`article ${id} is left out: ${reason}`))
  const app = createApp({
    // Readers see the hub in every feed, which PUSH=on does.
    site: withOwnHub(parseSite({}, { origin })),
    settings: parseDeliverySettings({ FRESH_MS: '0' }),
    store: () => store,
    log: (message, error) => noted.push(`${message} ${String(error)}`),
  })
  const answer = async (request: Request) => {
    const response = await app.fetch(request)
    const { pathname } = new URL(request.url)
    if (paths.includes(pathname)) noted.push(`${pathname} ${response.status}`)
    return response
  }
  await writeInAll(db, 'old')
  await write(db, 'topics', {}, topic)
  await write(db, 'sources', {}, source)
  await write(db, 'reviewed', reviewed, {})
  await write(db, 'foreign', {}, { topics: ['rivers'], sources: [{ url: 'https://example.net/' }] })
  const server = serve({ fetch: answer, hostname: '127.0.0.1', port: Number(new URL(origin).port) })
  return {
    origin,
    db,
    sql,
    /** Responses of the three feeds, and log messages, since the last call. */
    takeNoted: () => noted.splice(0).toSorted(),
    close: () => {
      server.close()
      return close()
    },
  }
}

export type Newsroom = Awaited<ReturnType<typeof runNewsroom>>

const disclosed = 'Written with the help of AI and reviewed by Jo Example.'
const update = (set: string) => (newsroom: Newsroom) =>
  newsroom.sql(`update articles set ${set} where guid = 'urn:example:new'`)

/**
 * Changes of one article in this order, and the texts that its entry then contains (`says`) and
 * does not contain (`hides`).
 */
const changes = [
  {
    name: 'shows an inserted article',
    make: ({ db }: Newsroom) => writeInAll(db, 'new'),
    title: 'The new bridge',
    says: [disclosed, 'At eight.', 'https://council.example.org/minutes'],
    hides: 'At ten.',
  },
  {
    name: 'shows an edit in place',
    make: update(`title = 'The newest bridge', body_html = '<p>At ten.</p>', reviewed_at = now()`),
    title: 'The newest bridge',
    says: [disclosed, 'At ten.'],
    hides: 'At eight.',
  },
  {
    name: 'shows a correction in place',
    make: ({ sql }: Newsroom) =>
      sql(`insert into corrections (article_id, text)
      select id, 'An earlier version said eight.' from articles where guid = 'urn:example:new'`),
    title: 'The newest bridge',
    says: [disclosed, 'At ten.', 'Corrections', 'An earlier version said eight.'],
    hides: 'Retracted',
  },
  {
    name: 'shows a retraction in place, in its title too',
    make: update(
      `status = 'retracted', retraction_reason = 'It never opened.', retracted_at = now()`,
    ),
    title: 'Retracted: The newest bridge',
    says: [disclosed, 'Retracted on', 'It never opened.', 'An earlier version said eight.'],
    hides: 'At ten.',
  },
]

/**
 * `fullPolls` is the number of polls before the reader sends validators. Each test builds on the
 * one before.
 */
export function describeFamilyChanges(
  paths: readonly string[],
  fullPolls: number,
  current: () => { readonly newsroom: Newsroom; readonly reader: Reader },
): void {
  const shown = () => Promise.all(paths.map((path) => current().reader.shown(path)))
  /** Expects exactly one response per feed, with this status. */
  async function pollAndExpect(status: 200 | 304): Promise<void> {
    await current().reader.poll()
    expect(current().newsroom.takeNoted()).toEqual(
      paths.map((path) => `${path} ${status}`).toSorted(),
    )
  }
  /** Expects that another poll gets 304 and changes no entry. */
  async function expectRest(): Promise<void> {
    const before = await shown()
    await pollAndExpect(304)
    expect(await shown()).toEqual(before)
  }

  it('shows every article of each family once, and gets 304 when it polls again', async () => {
    for (let polls = 0; polls < fullPolls; polls += 1) await pollAndExpect(200)
    const titles = (await shown()).map((entries) => entries.map(({ title }) => title).toSorted())
    expect(titles).toEqual(
      paths.map((path) => ['The old bridge', `The ${path.split('/')[1]} bridge`].toSorted()),
    )
    await expectRest()
  })

  it('gets 304 when an article is published in other families', async () => {
    const { db, origin } = current().newsroom
    await write(db, 'distant', {}, { topics: ['rivers'] })
    expect(await (await fetch(`${origin}/topics/rivers/rss.xml`)).text()).toContain(
      'The distant bridge',
    )
    await expectRest()
  })

  it.each(changes)(
    '$name after one request, and gets 304 afterwards',
    async ({ make, title, says, hides }) => {
      const before = await shown()
      await make(current().newsroom)
      await pollAndExpect(200)
      const after = await shown()
      expect(after).toEqual(before.map((entries) => withOne(entries, 'new', title)))
      for (const entries of after) {
        const content = entries.find((entry) => entry.title === title)?.content
        for (const text of says) expect(content).toContain(text)
        expect(content).not.toContain(hides)
      }
      await expectRest()
    },
  )

  it('keeps a deleted article that the feed no longer contains, and gets 304 afterwards', async () => {
    const before = await shown()
    const { origin, sql, takeNoted } = current().newsroom
    await sql(`delete from articles where guid = 'urn:example:old'`)
    await pollAndExpect(200)
    expect(await shown()).toEqual(before)
    for (const path of paths) expectDeleted(path, await (await fetch(`${origin}${path}`)).text())
    takeNoted()
    await expectRest()
  })

  it('shows an embargoed article only after the embargo, and gets 304 afterwards', async () => {
    const before = await shown()
    const { newsroom, reader } = current()
    const publishedAt = new Date(Date.now() + 2000)
    await writeInAll(newsroom.db, 'secret', { publishedAt })
    await reader.poll()
    expect(await shown()).toEqual(before)
    expect(Date.now(), 'this machine was too slow to look before the embargo ended').toBeLessThan(
      Number(publishedAt),
    )
    newsroom.takeNoted()
    await sleep(2000)
    await pollAndExpect(200)
    expect(await shown()).toEqual(before.map((all) => withOne(all, 'secret', 'The secret bridge')))
    await expectRest()
  })
}

/**
 * The expected entries: the entry `name` has this title and any content, in its old place or, if it
 * is new, at the end.
 */
function withOne(entries: readonly Shown[], name: string, title: string): readonly Shown[] {
  const changed = { title, url: `https://news.example.org/${name}`, content: expect.any(String) }
  const isIt = ({ url }: Shown) => url === changed.url
  if (!entries.some(isIt)) return [...entries, { id: expect.any(Number), ...changed }]
  return entries.map((entry) => (isIt(entry) ? { id: entry.id, ...changed } : entry))
}

/**
 * RSS cannot express deletion, so the item is missing. Atom and JSON Feed name it as deleted, and
 * nowhere else.
 */
function expectDeleted(path: string, document: string): void {
  const parts = path.endsWith('/rss.xml') ? 1 : 2
  expect(document.split('urn:example:old')).toHaveLength(parts)
  expect(
    document.split(/(?:deleted-entry ref=|"deleted":\s*\[\s*\{\s*"id":\s*)"urn:example:old"/),
  ).toHaveLength(parts)
}

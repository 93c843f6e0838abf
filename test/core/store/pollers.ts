/** Readers of a store while others write to it: each look is compared with the earlier ones. */
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { archivedPart, wholeFamily } from '../../../src/core/request/selection.ts'
import type { ArchivePart } from '../../../src/core/store/selection.ts'
import type { Snapshot } from '../../../src/core/store/snapshot.ts'
import type { Store } from '../../../src/core/store/store.ts'
import type { Random } from '../../fixtures/seeded.ts'
import { type Row, withdrawalOf } from './bench.ts'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * All that a document shows, without the times of the look. Where no feed is known, no answer names
 * the topic.
 */
const contentOf = ({ articles, tombstones, labels, known, retired, previous, next }: Snapshot) =>
  JSON.stringify({
    articles,
    tombstones,
    labels: known ? [...labels] : [],
    known,
    retired,
    previous,
    next,
  })

const versionOf = (state: string) => (state === 'absent' ? -1 : Number(state.split(' ')[0]))

/**
 * Digests of contents by document and state, of all pollers together, and the last contents for
 * messages.
 */
export type Seen = {
  readonly digests: Map<string, string>
  readonly contents: LRUCache<string, string>
  looks: number
  readonly faults: string[]
}

export const nothingSeen = (): Seen => ({
  digests: new Map(),
  contents: new LRUCache({ max: 1000 }),
  looks: 0,
  faults: [],
})

/** A state that was seen before must show what it showed then. */
function remember(seen: Seen, document: string, snapshot: Snapshot): void {
  seen.looks += 1
  const key = `${document} ${snapshot.state}`
  const content = contentOf(snapshot)
  const digest = createHash('sha256').update(content).digest('base64')
  const before = seen.digests.get(key)
  if (before !== undefined && before !== digest)
    seen.faults.push(
      `${key} shows two contents:\n${seen.contents.get(key) ?? '(forgotten)'}\n${content}`,
    )
  seen.digests.set(key, digest)
  seen.contents.set(key, content)
}

/** Families without imports, in which articles keep their order. */
const steady = new Set(['reviewed', 'topics/a', 'sources/example.org', 'languages/en'])

/** Ids of articles that no import listed. */
const inOrder = ({ articles }: Snapshot) =>
  articles.filter(({ url }) => !url.includes('import')).map(({ id }) => id)

function orderChanged(before: readonly string[], after: readonly string[]): boolean {
  const both = (one: readonly string[], other: readonly string[]) =>
    one.filter((id) => other.includes(id)).join(' ')
  return both(before, after) !== both(after, before)
}

const textsOf = ({ articles }: Snapshot) =>
  new Map(
    articles.map((article) => [article.notice?.guid ?? article.guid, JSON.stringify(article)]),
  )

/** Texts of one look that another one has otherwise, or no more, although it has room. */
function lost(before: Snapshot, after: Snapshot): readonly string[] {
  const texts = textsOf(after)
  const isFull = texts.size >= longest
  return [...textsOf(before)].flatMap(([id, text]) =>
    texts.get(id) === text || (isFull && !texts.has(id)) ? [] : text,
  )
}

const longest = 100

/** The feed to subscribe to, a shorter one, and a long selection. */
const selections = (family: string) => [
  wholeFamily(family, 10),
  wholeFamily(family, 1),
  { ...wholeFamily(family, longest), whole: false },
]

/**
 * Looks at one family and at a part of its archive each time that it is called, with one of three
 * selections.
 */
function watchFamily(
  store: Store,
  family: string,
  { random, seen }: { random: Random; seen: Seen },
): (choice?: number) => Promise<void> {
  let version = -1
  let changedAt = 0
  let order: readonly string[] = []
  let long: Snapshot | undefined
  return async (choice = random(3)) => {
    const marker = await store.findMarker(family)
    const snapshot = await store.latest(selections(family)[choice] ?? wholeFamily(family, 10))
    remember(seen, `${family} ${choice}`, snapshot)
    for (const { state, changedAt: time } of [marker, snapshot].filter(
      (each) => each.state !== 'absent',
    )) {
      if (versionOf(state) < version || Number(time) < changedAt)
        seen.faults.push(
          `${family} goes back: from ${version} ${new Date(changedAt).toISOString()} to ${state}`,
        )
      version = versionOf(state)
      changedAt = Number(time)
    }
    const now = inOrder(snapshot)
    if (steady.has(family) && orderChanged(order, now))
      seen.faults.push(`${family} changes its order from ${order.join(' ')} to ${now.join(' ')}`)
    order = now
    if (choice === 2) {
      if (
        long &&
        withdrawalOf(long.state) === withdrawalOf(snapshot.state) &&
        lost(long, snapshot).length > 0
      )
        seen.faults.push(
          `${family} loses ${lost(long, snapshot).join()} between ${long.state} and ${snapshot.state}`,
        )
      long = snapshot
    }
    if (snapshot.previous) await pollPart(store, family, snapshot.previous, random, seen)
  }
}

/** Looks at one family and at parts of its archive until `ended`. */
export async function pollFamily(
  store: Store,
  family: string,
  { random, seen, ended }: { random: Random; seen: Seen; ended: () => boolean },
): Promise<void> {
  const look = watchFamily(store, family, { random, seen })
  while (!ended()) {
    await look()
    await pause(random(100))
  }
}

/** The newest part or one before it. */
async function pollPart(
  store: Store,
  family: string,
  newest: ArchivePart,
  random: Random,
  seen: Seen,
): Promise<void> {
  const part = { ...newest, number: Math.max(1, newest.number - random(3)) }
  remember(
    seen,
    `${family} ${part.month}/${part.number}`,
    await store.latest(archivedPart(family, part)),
  )
}

/**
 * Closed parts keep their articles, also those that left. Topics that are renamed take their parts
 * along: not here.
 */
function watchMembership(sql: Sql, seen: Seen): () => Promise<void> {
  const known = new Map<string, unknown>()
  return async () => {
    for (const row of await sql(membership)) {
      const name = String(row['name'])
      if (known.has(name) && known.get(name) !== row['members'])
        seen.faults.push(
          `part ${name} held ${String(known.get(name))}, and holds ${String(row['members'])}`,
        )
      known.set(name, row['members'])
    }
    seen.looks += 1
  }
}

export async function pollMembership(sql: Sql, seen: Seen, ended: () => boolean): Promise<void> {
  const look = watchMembership(sql, seen)
  while (!ended()) {
    await look()
    await pause(100)
  }
}

type Sql = (text: string) => Promise<readonly Row[]>

const membership = `select p.family || ' ' || month || '/' || part as name, concat_ws(' ', first_listed_at, last_listed_at, (
    select string_agg(article_id::text, ' ' order by listed_at, article_id) from listings l
      where l.family = p.family
      and (listed_at, article_id) between (first_listed_at, first_article_id)
        and (last_listed_at, last_article_id)
  )) as members from archive_parts p where family !~ '^topics/m'`

type Client = { readonly client: ReadonlyMap<string, string>; readonly readAt: Date }

/**
 * A client that only asks what changed since its last poll. It takes an hour of overlap, which is
 * more than enough here.
 */
function watchChanges(store: Store, seen: Seen): () => Promise<Client> {
  const client = new Map<string, string>()
  let since = new Date(Date.now() - hourMs)
  return async () => {
    const selection = {
      ...wholeFamily('all', 3000),
      whole: false,
      since: new Date(Number(since) + hourMs - overlapMs),
    }
    const { articles, tombstones, readAt } = await store.latest(selection)
    for (const { guid } of tombstones) client.delete(guid)
    for (const article of articles) client.set(article.guid, JSON.stringify(article))
    since = readAt
    seen.looks += 1
    return { client, readAt }
  }
}

export async function pollChanges(store: Store, seen: Seen, ended: () => boolean): Promise<Client> {
  const poll = watchChanges(store, seen)
  while (!ended()) {
    await poll()
    await pause(200)
  }
  return await poll()
}

/**
 * The store includes changes of the hour before. Transactions here take less: a test of that hour
 * is in since.suite.ts.
 */
const hourMs = 3_600_000
const overlapMs = 5000

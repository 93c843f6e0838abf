/** Checks tokens of partners: feeds that PARTNER_FEEDS names, and partners in the database. */

import { isFeedName } from '../../core/request/feed-names.ts'
import type { Site } from '../../core/settings/site.ts'
import {
  type Ask,
  type Diagnosis,
  type ExaminedDatabase,
  fault,
  isLocal,
  keeperOf,
  ok,
  warning,
} from '../../core/tools/check.ts'
import { partnersOf } from './plugin.ts'
import { partnerNames } from './settings.ts'

const isActive = 'revoked_at is null and (ends_at is null or ends_at > now())'

/** Nothing without PARTNER_FEEDS, partners and private articles. */
export async function checkPartners(examined: ExaminedDatabase): Promise<Diagnosis[]> {
  return [...(await checkTokens(examined)), ...(await checkAudiences(examined))]
}

/** Private articles that nobody sees. */
async function checkAudiences({ ask }: ExaminedDatabase): Promise<Diagnosis[]> {
  const [row] = await ask<{ names: string | null }>(`
    select string_agg(distinct a.name, ', ' order by a.name) as names from articles,
      unnest(audience) as a(name)
    where not exists (select from partners p where p.name = a.name and ${isActive})`)
  if (!row?.names) return []
  const text = `Articles are private for ${row.names}, and no such partner has a token.`
  return [warning(text, 'Correct the audience, or make the partner.')]
}

async function checkTokens({
  ask,
  embedded,
  environment,
  files,
  ...examined
}: ExaminedDatabase): Promise<Diagnosis[]> {
  const site = examined.site()
  const rows = await ask<{ name: string; endless: boolean; families: readonly string[] | null }>(`
    select name, ends_at is null as endless, to_json(families) as families from partners where ${isActive} order by name`)
  const { partnerFeeds: names } = site
  if (names === null) {
    if (rows.length === 0) return []
    const text = `${rows.length} partners have tokens, and PARTNER_FEEDS is off: nobody looks at them.`
    return [warning(text, 'Set PARTNER_FEEDS to none, to all, or to the feeds that need a token.')]
  }
  const presets = [...partnerNames, ...partnersOf(environment, { files }).map(({ name }) => name)]
  const known = await readKnown(ask)
  const named = new Set(rows.flatMap(({ families }) => families ?? []))
  return [
    ok(
      `PARTNER_FEEDS: ${names.join(', ') || 'no feed'} needs a token, and ${rows.length} partners have one.`,
    ),
    ...names.flatMap((name) => checkName('PARTNER_FEEDS', name, presets, known)),
    ...(await checkMoved(ask, names)),
    ...[...named].flatMap((name) => checkName('A partner', name, presets, known)),
    ...checkScheme(site),
    ...checkEnds(rows.flatMap(({ name, endless }) => (endless ? [name] : []))),
    ...(embedded || keeperOf(environment) ? [] : [uncounted]),
  ]
}

const uncounted = warning(
  'What partners ask for is not counted: no login may write the counts.',
  'Set SERVICE_DATABASE_URL to a login with the role candor_keeper.',
)

/** Closed topics that were renamed: their feeds are open under the new name. */
async function checkMoved(ask: Ask, names: readonly string[]): Promise<Diagnosis[]> {
  const rows = await ask<{ before: string; now: string }>(
    `select 'topics/' || slug as before, 'topics/' || moved_to as now from retired_topics where moved_to is not null`,
  )
  return rows.flatMap(({ before, now }) => {
    if (!names.includes(before) || [now, 'topics', 'all'].some((name) => names.includes(name)))
      return []
    const text = `PARTNER_FEEDS closes ${before}, which is ${now} now: that feed is open to everyone.`
    return [fault(text, `Add ${now} to PARTNER_FEEDS.`)]
  })
}

/** Keys of families that have, or had, a feed. */
async function readKnown(ask: Ask): Promise<ReadonlySet<string>> {
  const rows = await ask<{ family: string }>(
    `select regexp_replace(family, '^partners/[^/]+/', '') as family from families union select 'topics/' || slug from retired_topics`,
  )
  return new Set(rows.map(({ family }) => family))
}

function checkName(
  subject: string,
  name: string,
  presets: readonly string[],
  known: ReadonlySet<string>,
): Diagnosis[] {
  const preset = name.startsWith('partners/') ? name.slice('partners/'.length) : null
  if (!isFeedName(name) || (preset !== null && !presets.includes(preset))) {
    const todo =
      'Use names of feeds: all, topics, topics/science, sources/example.org, reviewed, partners, partners/msn.'
    return [fault(`${subject} names ${JSON.stringify(name)}, which cannot be a feed.`, todo)]
  }
  const isMember = name.includes('/') && preset === null && !name.startsWith('modes/')
  if (!isMember || known.has(name)) return []
  return [
    warning(
      `${subject} names ${name}, which has no feed.`,
      'Check its spelling: a topic by its slug.',
    ),
  ]
}

function checkScheme({ origin }: Site): Diagnosis[] {
  const { protocol, hostname } = new URL(origin)
  if (protocol === 'https:' || isLocal(hostname)) return []
  const text = `Tokens are sent over HTTP to ${origin}: everybody on the way can read them.`
  return [fault(text, 'Set up TLS, and SITE_ORIGIN to https.')]
}

const maxNamed = 5

function checkEnds(endless: readonly string[]): Diagnosis[] {
  if (endless.length === 0) return []
  const more = endless.length > maxNamed ? ` and ${endless.length - maxNamed} more` : ''
  const text = `Tokens without an end: ${endless.slice(0, maxNamed).join(', ')}${more}.`
  return [warning(text, 'Make new partners with --until, or revoke those that you do not know.')]
}

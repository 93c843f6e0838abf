/** Checks tokens of partners: feeds that PARTNER_FEEDS names, and partners in the database. */
import { readPartners, siteOf } from '../node/own-files.ts'
import { isFeedName } from '../request/feed-names.ts'
import { parseNodeSettings } from '../settings/node.ts'
import { partnerNames } from '../settings/partners.ts'
import type { Environment } from '../settings/setting.ts'
import type { Site } from '../settings/site.ts'
import { type Finding, fault, ok, warning } from './finding.ts'
import type { Target } from './target.ts'

/** Nothing without PARTNER_FEEDS, partners and private articles. */
export async function checkPartners(target: Target, environment: Environment): Promise<Finding[]> {
  return [...(await checkTokens(target, environment)), ...(await checkAudiences(target))]
}

const isActive = 'revoked_at is null and (ends_at is null or ends_at > now())'

/** Private articles that nobody sees. */
async function checkAudiences({ ask }: Target): Promise<Finding[]> {
  const rows = await ask(`select distinct a.name from articles, unnest(audience) as a(name)
    where not exists (select from partners p where p.name = a.name and ${isActive}) order by 1`)
  const names = rows.map(({ name }) => String(name)).join(', ')
  if (names === '') return []
  return [
    warning(
      `Articles are private for ${names}, and no such partner has a token.`,
      'Correct the audience, or make the partner.',
    ),
  ]
}

async function checkTokens({ ask, embedded }: Target, environment: Environment): Promise<Finding[]> {
  const { serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
  const site = siteOf(environment)
  const rows = await ask(`select name, ends_at is null as endless, to_json(families)::text as families from partners
    where ${isActive} order by name`)
  const { partnerFeeds: names } = site
  if (names === null) {
    if (rows.length === 0) return []
    const text = `${rows.length} partners have tokens, and PARTNER_FEEDS is off: nobody looks at them.`
    return [warning(text, 'Set PARTNER_FEEDS to none, to all, or to the feeds that need a token.')]
  }
  const presets = [...partnerNames, ...readPartners(environment).map(({ name }) => name)]
  const known = await readKnown(ask)
  const moved = await readMoved(ask, names)
  const named = rows.flatMap((row) => JSON.parse(String(row['families'] ?? '[]')) as readonly string[])
  const endless = rows.filter((row) => row['endless'] === true).map((row) => String(row['name']))
  return [
    ok(`PARTNER_FEEDS: ${names.join(', ') || 'no feed'} needs a token, and ${rows.length} partners have one.`),
    ...names.flatMap((name) => checkName('PARTNER_FEEDS', name, presets, known)),
    ...moved,
    ...[...new Set(named)].flatMap((name) => checkName('A partner', name, presets, known)),
    ...checkScheme(site),
    ...(endless.length === 0 ? [] : [endlessFinding(endless)]),
    ...(embedded || serviceDatabaseUrl !== null || writerDatabaseUrl !== null ? [] : [uncounted]),
  ]
}

const uncounted = warning(
  'What partners ask for is not counted: no login may write the counts.',
  'Set SERVICE_DATABASE_URL to a login with the role candor_keeper.',
)

/** Closed topics that were renamed: their feeds are open under the new name. */
async function readMoved(ask: Target['ask'], names: readonly string[]): Promise<Finding[]> {
  const rows = await ask(
    `select 'topics/' || slug as before, 'topics/' || moved_to as now from retired_topics where moved_to is not null`,
  )
  return rows.flatMap(({ before, now }) =>
    names.includes(String(before)) && !names.some((name) => name === now || name === 'topics' || name === 'all')
      ? [
          fault(
            `PARTNER_FEEDS closes ${before}, which is ${now} now: that feed is open to everyone.`,
            `Add ${now} to PARTNER_FEEDS.`,
          ),
        ]
      : [],
  )
}

/** Keys of families that have, or had, a feed. */
async function readKnown(ask: Target['ask']): Promise<ReadonlySet<string>> {
  const rows = await ask(
    `select regexp_replace(family, '^partners/[^/]+/', '') as family from families union select 'topics/' || slug from retired_topics`,
  )
  return new Set(rows.map((row) => String(row['family'])))
}

function checkName(who: string, name: string, presets: readonly string[], known: ReadonlySet<string>): Finding[] {
  const preset = name.startsWith('partners/') ? name.slice('partners/'.length) : null
  if (!isFeedName(name) || (preset !== null && !presets.includes(preset))) {
    const todo =
      'Use names of feeds: all, topics, topics/science, sources/example.org, reviewed, partners, partners/msn.'
    return [fault(`${who} names ${JSON.stringify(name)}, which cannot be a feed.`, todo)]
  }
  const isMember = name.includes('/') && preset === null && !name.startsWith('modes/')
  if (!isMember || known.has(name)) return []
  return [warning(`${who} names ${name}, which has no feed.`, 'Check its spelling: a topic by its slug.')]
}

function checkScheme({ origin }: Site): Finding[] {
  const { protocol, hostname } = new URL(origin)
  if (protocol === 'https:' || /^(localhost|127\..*|\[::1\])$/.test(hostname)) return []
  return [
    fault(
      `Tokens are sent over HTTP to ${origin}: everybody on the way can read them.`,
      'Set up TLS, and SITE_ORIGIN to https.',
    ),
  ]
}

const maxNamed = 5

function endlessFinding(names: readonly string[]): Finding {
  const first = names.slice(0, maxNamed).join(', ')
  const more = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : ''
  return warning(
    `Tokens without an end: ${first}${more}.`,
    'Make new partners with --until, or revoke those that you do not know.',
  )
}

/**
 * All tables of settings: their faults together, and variables that look like settings and are
 * none.
 */
import { distance } from 'fastest-levenshtein'
import { checkSettingsTable } from '../../plugins/check/settings.ts'
import { deskSettings } from '../../plugins/desk/settings/desk.ts'
import { oidcSettings } from '../../plugins/desk/settings/oidc.ts'
import { metricsSettings } from '../../plugins/metrics/settings.ts'
import { partnerSettings } from '../../plugins/partners/settings.ts'
import { publishSettings } from '../../plugins/publish/settings.ts'
import { pushSettings } from '../../plugins/push/settings.ts'
import { readerSettings } from '../../plugins/readers/settings.ts'
import { signingSettings } from '../../plugins/signing/settings.ts'
import { deliverySettings } from './delivery.ts'
import { logSettings } from './log.ts'
import { nodeSettings } from './node.ts'
import { type Environment, readSettings, SettingsError, type SettingsTable } from './setting.ts'
import { type OriginAndFiles, settings, siteTable } from './site-settings.ts'

/** By the mark in docs/settings.md that opens the table. A new table is added here. */
export const settingsTables: Readonly<Record<string, SettingsTable>> = {
  site: settings,
  delivery: deliverySettings,
  publish: publishSettings,
  desk: deskSettings,
  oidc: oidcSettings,
  check: checkSettingsTable,
  partners: partnerSettings(),
  push: pushSettings,
  signing: signingSettings,
  readers: readerSettings,
  log: logSettings,
  node: nodeSettings,
  metrics: metricsSettings,
}

/** `without`: tables that this entry does not read. */
export type TablesOptions = OriginAndFiles & { readonly without?: readonly string[] }

/**
 * Checks every table, so that an operator sees all faults at the first start. `more` are checks of
 * settings that depend on those of other tables.
 *
 * @throws {SettingsError} with all faults.
 */
export function checkSettings(
  environment: Environment,
  { without = [], ...site }: TablesOptions = {},
  more: readonly (() => unknown)[] = [],
): void {
  const own = { site: siteTable(site), partners: partnerSettings(site.readFile) }
  const read = Object.entries({ ...settingsTables, ...own }).filter(
    ([name]) => !without.includes(name),
  )
  const faults = read.flatMap(([, table]) => problemsOf(() => readSettings(table, environment)))
  const problems = new Set([...faults, ...more.flatMap(problemsOf)])
  if (problems.size > 0) throw new SettingsError([...problems])
}

function problemsOf(check: () => unknown): readonly string[] {
  try {
    check()
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}

const prefixOf = (name: string) => name.slice(0, name.indexOf('_') + 1)
/**
 * Edit distance at which a variable is taken for a misspelt setting. Systems have short names of
 * their own.
 */
function maxTypos(name: string): number {
  if (prefixOf(name) !== '') return 2
  return name.length < 6 ? 0 : 1
}

/** Settings of earlier versions, and what replaces them. */
const removed: Readonly<Record<string, string>> = {
  PROCESSES:
    'one Candor is one process. For more cores, run several behind nginx: docs/self-host.md#more-than-one-core',
}

/**
 * A line for each variable that is ignored although it looks like a setting: it was one, it has the
 * prefix of one (`SITE_`), or few typing errors. Bindings of Workers are no text, and so no
 * settings.
 */
export function findUnknown(environment: Readonly<Record<string, unknown>>): readonly string[] {
  const known = Object.values(settingsTables).flatMap((table) =>
    Object.values(table).map(({ name }) => name),
  )
  const prefixes = new Set(known.map(prefixOf).filter((prefix) => prefix !== ''))
  return Object.keys(environment)
    .filter((name) => typeof environment[name] === 'string' && !known.includes(name))
    .map((name) => ({ name, nearest: nearestOf(name, known) }))
    .filter(
      ({ name, nearest }) =>
        removed[name] !== undefined ||
        prefixes.has(prefixOf(name)) ||
        distance(name, nearest) <= maxTypos(name),
    )
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(
      ({ name, nearest }) =>
        `${name} is no setting, and is ignored: ${removed[name] ?? `the nearest is ${nearest}`}.`,
    )
}

const nearestOf = (name: string, known: readonly string[]) =>
  known.reduce((best, each) => (distance(name, each) < distance(name, best) ? each : best))

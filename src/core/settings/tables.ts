/**
 * Tables of settings: their faults together, and variables that look like settings and are none.
 */
import { distance } from 'fastest-levenshtein'
import { type Environment, readSettings, SettingsError, type SettingsTable } from './setting.ts'
import { deliverySettings, logSettings } from './site.ts'
import { type OriginAndFiles, siteTable } from './site-settings.ts'

/** By the mark in docs/settings.md that opens each. */
export type SettingsTables = Readonly<Record<string, SettingsTable>>

/** The tables of the core. Hosts and plugins have their own. */
export const coreTables = (site: OriginAndFiles = {}): SettingsTables => ({
  site: siteTable(site),
  delivery: deliverySettings,
  log: logSettings,
})

/**
 * Checks every table, so that an operator sees all faults at the first start. `more` are checks of
 * settings that depend on those of other tables.
 *
 * @throws {SettingsError} with all faults.
 */
export function checkSettings(
  environment: Environment,
  tables: SettingsTables,
  more: readonly (() => unknown)[] = [],
): void {
  const faults = Object.values(tables).flatMap((table) =>
    problemsOf(() => readSettings(table, environment)),
  )
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

/**
 * A line for each variable that is ignored although it looks like a setting: it has the prefix of one (`SITE_`), or few typing errors. Bindings of Workers are no text, and so no
 * settings.
 */
export function findUnknown(
  environment: Readonly<Record<string, unknown>>,
  tables: SettingsTables,
): readonly string[] {
  const known = Object.values(tables).flatMap((table) =>
    Object.values(table).map(({ name }) => name),
  )
  const prefixes = new Set(known.map(prefixOf).filter((prefix) => prefix !== ''))
  return Object.keys(environment)
    .filter((name) => typeof environment[name] === 'string' && !known.includes(name))
    .map((name) => ({ name, nearest: nearestOf(name, known) }))
    .filter(
      ({ name, nearest }) =>
        prefixes.has(prefixOf(name)) || distance(name, nearest) <= maxTypos(name),
    )
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, nearest }) => `${name} is no setting, and is ignored: the nearest is ${nearest}.`)
}

const nearestOf = (name: string, known: readonly string[]) =>
  known.reduce((best, each) => (distance(name, each) < distance(name, best) ? each : best))

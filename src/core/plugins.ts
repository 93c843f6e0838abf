/** A list of plugins: whether it is right, their settings, and all of them open. */
import type { Host } from './host.ts'
import type { Core, Opened, Plugin, Point } from './plugin.ts'
import type { Incomplete } from './settings/incomplete.ts'
import { type Environment, SettingsError, type SettingsTable } from './settings/setting.ts'
import type { OwnFiles } from './settings/wording.ts'

export type OpenedPlugin = Opened & { readonly name: string }

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(' and ')

const twice = (names: readonly string[]) => names.find((name, at) => names.indexOf(name) !== at)

/** @throws {SettingsError} in one sentence, which names the plugins and what to do. */
export function checkPlugins(plugins: readonly Plugin[]): void {
  const names = plugins.map(({ name }) => name)
  const same = twice(names)
  if (same !== undefined)
    throw new SettingsError([
      `The plugin "${same}" is in the list twice: take one of them out of it.`,
    ])
  for (const { name, needs = [] } of plugins) {
    const missing = needs.filter((each) => !names.includes(each))
    if (missing.length > 0)
      throw new SettingsError([
        `The plugin "${name}" needs ${quoted(missing)}: add what is missing to the list, or take "${name}" out of it.`,
      ])
  }
  const owners = new Map<string, string>()
  for (const plugin of plugins)
    for (const table of Object.values(plugin.settings?.() ?? {}))
      for (const { name } of Object.values(table)) {
        const owner = owners.get(name)
        if (owner !== undefined && owner !== plugin.name)
          throw new SettingsError([
            `The plugins ${quoted([owner, plugin.name])} both have the setting ${name}: take one of them out of the list.`,
          ])
        owners.set(name, plugin.name)
      }
}

/** Their tables by the mark that opens each in docs/settings.md. */
export const tablesOf = (
  plugins: readonly Plugin[],
  files?: OwnFiles,
): Readonly<Record<string, SettingsTable>> =>
  Object.assign({}, ...plugins.map(({ settings }) => settings?.(files) ?? {}))

export const missingOf = (
  plugins: readonly Plugin[],
  environment: Environment,
  host: Host,
): readonly Incomplete[] => plugins.flatMap(({ missing }) => missing?.(environment, host) ?? [])

export const feedNamesOf = (
  plugins: readonly Plugin[],
  environment: Environment,
  host: Host,
): readonly string[] => plugins.flatMap(({ feedNames }) => feedNames?.(environment, host) ?? [])

/** What is added to a point, by plugins of the list and by those that are open. */
export const addedBy =
  (plugins: () => readonly Pick<Plugin | Opened, 'adds'>[]) =>
  <T>(point: Point<T>): readonly T[] =>
    plugins()
      .flatMap(({ adds = [] }) => adds)
      .flatMap((each) => (each.point === (point as unknown) ? [each.value as T] : []))

/** Opens those that are on, in the order of the list. @throws {Error} that names the plugin. */
export function openPlugins(
  plugins: readonly Plugin[],
  core: Omit<Core, 'added'>,
): readonly OpenedPlugin[] {
  const opened: OpenedPlugin[] = []
  const added = addedBy(() => [...plugins, ...opened])
  for (const { name, open } of plugins) {
    try {
      const made = open?.({ ...core, added })
      if (made) opened.push({ ...made, name })
    } catch (error) {
      if (error instanceof SettingsError) throw error
      throw new Error(`The plugin "${name}" cannot be opened: ${String(error)}`, { cause: error })
    }
  }
  return opened
}

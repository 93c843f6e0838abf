/** A list of plugins: whether it is right, their settings, their routes, and all of them open. */
import { guardPlugin } from './guard-plugin.ts'
import type { Host } from './host.ts'
import { addedBy, type Core, type Opened, type Plugin } from './plugin.ts'
import type { Mount } from './routes/mount.ts'
import { nodeSettings } from './settings/node.ts'
import {
  type Environment,
  type Incomplete,
  SettingsError,
  type SettingsTable,
} from './settings/setting.ts'
import { coreTables } from './settings/tables.ts'
import type { OwnFiles } from './settings/wording.ts'
import { isOutage, reasonOf } from './store/errors.ts'

/** A plugin threw while the newsroom was opened. */
export class PluginFailed extends Error {
  override readonly name = 'PluginFailed'
}

/** The plugin is named, but where the error says by itself what to do. */
const failureOf = (name: string, member: string, error: unknown): unknown =>
  error instanceof SettingsError || isOutage(error)
    ? error
    : new PluginFailed(`The plugin "${name}" failed in ${member}: ${reasonOf(error)}.`, {
        cause: error,
      })

/** Starts one after the other. @throws {PluginFailed} */
export async function startPlugins(opened: readonly OpenedPlugin[]): Promise<void> {
  for (const { name, start } of opened) {
    try {
      await start?.()
    } catch (error) {
      throw failureOf(name, 'start', error)
    }
  }
}

export type OpenedPlugin = Opened & { readonly name: string }

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(' and ')

const twice = (names: readonly string[]) => names.find((name, at) => names.indexOf(name) !== at)

/** @throws {SettingsError} in one sentence, which names the plugins and what to do. */
export function checkPlugins(plugins: readonly Plugin[]): void {
  const names = plugins.map(({ name }) => name)
  const doubled = twice(names)
  if (doubled !== undefined)
    throw new SettingsError([
      `The plugin "${doubled}" is in the list twice: take one of them out of it.`,
    ])
  for (const { name, needs = [] } of plugins) {
    const missing = needs.filter((each) => !names.includes(each))
    if (missing.length > 0)
      throw new SettingsError([
        `The plugin "${name}" needs ${quoted(missing)}: add what is missing to the list, or take "${name}" out of it.`,
      ])
  }
  checkSettingNames(plugins)
}

/** Names of settings, and of the tables that have them, are unique. */
function checkSettingNames(plugins: readonly Plugin[]): void {
  const owners = new Map<string, string | null>()
  const claim = (owner: string | null, tables: Readonly<Record<string, SettingsTable>>) => {
    for (const [mark, table] of Object.entries(tables))
      for (const name of [
        ...Object.values(table).map((setting) => `the setting ${setting.name}`),
        `the table of settings "${mark}"`,
      ]) {
        const other = owners.get(name)
        if (owner !== null && other !== undefined)
          throw new SettingsError([same(owner, other, name)])
        owners.set(name, owner)
      }
  }
  claim(null, { ...coreTables(), node: nodeSettings })
  for (const { name, settings } of plugins) claim(name, settings?.() ?? {})
}

/** `null` is the core. */
const same = (owner: string, other: string | null, what: string) =>
  other === null
    ? `The plugin "${owner}" has ${what}, which the core has: rename it, or take "${owner}" out of the list.`
    : `The plugins ${quoted([other, owner])} both have ${what}: take one of them out of the list.`

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

/** Opens those that are on, in the order of the list. @throws {PluginFailed} */
export function openPlugins(
  plugins: readonly Plugin[],
  core: Omit<Core, 'added'>,
): readonly OpenedPlugin[] {
  const opened: OpenedPlugin[] = []
  const added = addedBy(() => [...plugins, ...opened])
  for (const { name, open } of plugins) {
    try {
      const made = open?.({ ...core, added })
      if (made instanceof Promise)
        throw new Error('it returns a promise: what takes time belongs into start')
      if (made) opened.push({ ...guardPlugin(name, made, core.log), name })
    } catch (error) {
      throw failureOf(name, 'open', error)
    }
  }
  return opened
}

type Claimed = {
  readonly method: string
  readonly path: string
  /** Equal for paths that match the same addresses: names of parameters do not matter. */
  readonly pattern: string
  /** `null` is the core. */
  readonly owner: string | null
}

const claimOf = (owner: string | null, { method, path }: { method: string; path: string }) => ({
  ...{ owner, method, path },
  pattern: path.replace(/:\w+/g, ':'),
})

const isOpen = (segment = '') => /^[:*]/.test(segment)

/** The first matches the addresses of the other, or ends with a wildcard and matches some. */
function covers({ method, pattern }: Claimed, other: Claimed): boolean {
  if (method !== other.method && method !== 'ALL' && other.method !== 'ALL') return false
  if (!pattern.endsWith('*')) return pattern === other.pattern
  const segments = other.pattern.split('/')
  const own = pattern.split('/').slice(0, -1)
  return (
    own.length <= segments.length &&
    own.every((each, at) => each === segments[at] || isOpen(each) || isOpen(segments[at]))
  )
}

const described = ({ method, path, owner }: Claimed) =>
  `${method} ${path} of ${owner === null ? 'the core' : `the plugin "${owner}"`}`

/** @throws {SettingsError} */
function refuseHidden(owner: string, own: Claimed, other: Claimed): void {
  const [wide, hidden] = covers(own, other) ? [own, other] : [other, own]
  if (!covers(wide, hidden)) return
  throw new SettingsError([
    wide.pattern === hidden.pattern
      ? same(owner, other.owner, `the route ${own.method} ${own.path}`)
      : `The route ${described(wide)} covers ${described(hidden)}: change one of them, or take "${owner}" out of the list.`,
  ])
}

/**
 * Mounts the routes of plugins after those of the core.
 *
 * @throws {SettingsError} if two have routes for the same addresses: one of them would never answer.
 */
export function mountPlugins(mount: Mount, plugins: readonly Partial<OpenedPlugin>[]): void {
  const { routes: mounted } = mount.routes
  const claimed = mounted.map((route) => claimOf(null, route))
  for (const { name = '', routes } of plugins) {
    try {
      routes?.(mount)
    } catch (error) {
      throw failureOf(name, 'routes', error)
    }
    const others = claimed.filter(({ owner }) => owner !== name)
    for (const route of mounted.slice(claimed.length)) {
      const own = claimOf(name, route)
      for (const other of others) refuseHidden(name, own, other)
      claimed.push(own)
    }
  }
}

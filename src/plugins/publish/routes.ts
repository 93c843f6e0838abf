/** All routes of the API by their operation ids, in the order of its description. */
import type { Core } from '../../core/plugin.ts'
import { SettingsError } from '../../core/settings/setting.ts'
import { apiRoutes } from './points.ts'
import { readRoutes, ruleRoutes } from './read-routes.ts'
import type { Route, Routes } from './route.ts'
import { scopes } from './scopes.ts'
import { writeRoutes } from './write-routes.ts'

export const articleRoutes = { ...readRoutes, ...writeRoutes }

const rankOf = ({ scopes: own }: Route): number => scopes.findIndex((scope) => own?.includes(scope))

/**
 * Puts routes of other plugins between articles and rules, in the order of their scopes: the list of
 * plugins has no say in it.
 *
 * @throws {SettingsError} if two routes have the same address or id.
 */
export function routesOf(added: Core['added']): Routes {
  const others = added(apiRoutes).flatMap((routes) => Object.entries(routes))
  const all: readonly (readonly [string, Route])[] = [
    ...Object.entries<Route>(articleRoutes),
    ...others.toSorted(([, one], [, other]) => rankOf(one) - rankOf(other)),
    ...Object.entries<Route>(ruleRoutes),
  ]
  const taken = new Set<string>()
  for (const [id, { method, path }] of all)
    for (const name of [id, `${method} ${path}`]) {
      if (taken.has(name))
        throw new SettingsError([
          `Two plugins add the route ${name} to the API: take one of them out of the list.`,
        ])
      taken.add(name)
    }
  return Object.fromEntries(all)
}

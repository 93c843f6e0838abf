/**
 * The address of an article that its writer gives none: that of its page here, if a plugin serves
 * pages of articles. API, commands and import ask here, so none of them knows the plugin.
 */
import { type Core, point } from './plugin.ts'
import type { Environment } from './settings/setting.ts'
import type { Site } from './settings/site.ts'

/** The absolute address of the article with this external id. */
export type AddressOf = (externalId: string) => string

/** A static addition, which commands have too. It is `null` if the plugin is off. */
export const articleAddresses =
  point<(environment: Environment, site: Site, isDemo: boolean) => AddressOf | null>(
    'addresses of articles',
  )

/** `null` if no plugin gives addresses. @throws {SettingsError} */
export function findAddressOf(
  added: Core['added'],
  environment: Environment,
  site: Site,
  isDemo = false,
): AddressOf | null {
  const [open] = added(articleAddresses)
  return open?.(environment, site, isDemo) ?? null
}

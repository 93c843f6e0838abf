/** Tokens of partners, if PARTNER_FEEDS turns them on: who may read which document. */
import type { Context } from 'hono'
import { clock } from '../delivery/runtime.ts'
import type { ResponseOrPromise } from '../http/respond.ts'
import { covers, feedNameExamples, isFeedName } from '../request/feed-names.ts'
import { wholeFamily } from '../request/selection.ts'
import { SettingsError } from '../settings/setting.ts'
import type { DeliverySettings, Site } from '../settings/site.ts'
import type { Store } from '../store/store.ts'
import { type Admit, admitAll, createAdmit } from './admission.ts'
import type { Document } from './document.ts'
import { createKnownPartners } from './known-partners.ts'
import type { Observation } from './observation.ts'
import { timeStore } from './time-store.ts'
import { createTokenAddresses } from './token-addresses.ts'

export type PartnerAccessParts = {
  readonly site: Site
  readonly settings: Pick<DeliverySettings, 'freshMs' | 'staleHours'>
  readonly sharesPromises: boolean
  /** Names of feeds of plugins, which PARTNER_FEEDS may close. */
  readonly feedNames: readonly string[]
  readonly store: () => Store
  readonly observation: Observation | undefined
}

/**
 * @throws {SettingsError} if PARTNER_FEEDS names a feed that cannot exist: a feed must not be
 *   public by a typing error.
 */
export function checkPartnerFeeds(
  { partnerFeeds: names }: Pick<Site, 'partnerFeeds'>,
  feedNames: readonly string[],
): void {
  const isKnown = (name: string) =>
    isFeedName(name) && (!name.startsWith('partners/') || feedNames.includes(name))
  const wrong = names?.filter((name) => !isKnown(name)) ?? []
  if (wrong.length > 0) {
    const quoted = wrong.map((name) => JSON.stringify(name.slice(0, 80))).join(', ')
    throw new SettingsError([
      `PARTNER_FEEDS has ${quoted}, but must have names of feeds as in their addresses: ${feedNameExamples}.`,
    ])
  }
}

/** @throws {SettingsError} as `checkPartnerFeeds` does. */
export function createPartnerAccess(parts: PartnerAccessParts) {
  const { site, settings, sharesPromises, feedNames, store, observation } = parts
  checkPartnerFeeds(site, feedNames)
  const { partnerFeeds: names } = site
  if (names === null) return { admit: admitAll, addresses: null, openShared: openAll }
  const addresses = createTokenAddresses(site)
  const known = createKnownPartners({
    freshMs: settings.freshMs,
    staleMs: settings.staleHours * 3_600_000,
    clock,
    sharesPromises,
    store: () => timeStore(store(), clock).store,
  })
  const admit = createAdmit(names, known, addresses.has, observation)
  return { admit, addresses, openShared: openFor(admit, names) }
}

type OpenDocument = (
  c: Context,
  document: Document,
  respond: (document: Document) => ResponseOrPromise,
) => ResponseOrPromise

const openAll: OpenDocument = (_, document, respond) => respond(document)

/**
 * Opens documents that are no feeds and show articles, such as the directory: if one of their
 * families needs a token.
 */
const openFor =
  (admit: Admit, names: readonly string[]): OpenDocument =>
  (c, document, respond) => {
    const locked = document.families.find((family) => covers(names, family))
    if (locked === undefined) return respond(document)
    const answer = () => respond({ ...document, isPrivate: true })
    const reader = admit(c.req.raw, wholeFamily(locked, 1), null, true)
    return reader instanceof Promise ? reader.then(answer) : answer()
  }

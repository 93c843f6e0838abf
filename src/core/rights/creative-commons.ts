/** Finds the licence of Creative Commons that LICENSE_URL names, and what feeds say of it. */

/**
 * https://www.rssboard.org/creative-commons: the module of RSS 2.0. Atom has the link of RFC 4946
 * instead.
 */
export const creativeCommonsNamespace = 'http://backend.userland.com/creativeCommonsRssModule'

type CreativeCommons = {
  /** The address in the setting. */
  readonly url: string
  /** The licence wants the author named; CC0 and the public domain mark do not. */
  readonly attribution: boolean
}

/** `null` if it is another licence. https://creativecommons.org/licenses/list.en */
export function creativeCommons(licenseUrl: string | null): CreativeCommons | null {
  if (licenseUrl === null) return null
  const { hostname, pathname } = new URL(licenseUrl)
  if (!/^(www\.)?creativecommons\.org$/.test(hostname)) return null
  const [, group] = /^\/(licenses|publicdomain)\/[a-z-]+\/\d\.\d\//.exec(`${pathname}/`) ?? []
  return group === undefined ? null : { url: licenseUrl, attribution: group === 'licenses' }
}

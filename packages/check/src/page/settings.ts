/** Settings of the page, from the environment. docs/check.md documents them. */

export type PageEnvironment = Readonly<Record<string, string | undefined>>

export type PageSettings = {
  readonly host: string
  readonly port: number
  readonly basePath: string
  /** The address that people use, with the base path, without a slash at the end. */
  readonly root: string
  /** Where this machine reaches the newsroom; `null` if as everybody does. */
  readonly newsroom: string | null
  /** The header in which a proxy passes the address of a client. */
  readonly clientHeader: string | null
}

const read = (environment: PageEnvironment, name: string): string | null =>
  environment[name]?.trim() || null

/** @throws {Error} with a sentence. */
function readOrigin(environment: PageEnvironment, name: string): string | null {
  const value = read(environment, name)
  if (value === null) return null
  const url = URL.parse(value)
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== value.replace(/\/$/, ''))
    throw new Error(
      `${name} is ${JSON.stringify(value)}, but must be a scheme and a host, such as https://news.example.org.`,
    )
  return url.origin
}

/** The site at the edge, where its address cannot be guessed. @throws {Error} with a sentence. */
export function parseSite(environment: PageEnvironment, origin?: string) {
  const own = readOrigin(environment, 'SITE_ORIGIN') ?? origin
  if (own === undefined)
    throw new Error('SITE_ORIGIN is missing. Set it to the origin of the page.')
  const basePath = read(environment, 'BASE_PATH')?.replace(/\/$/, '') ?? ''
  if (!/^(\/[\w.~-]+)*$/.test(basePath))
    throw new Error(
      `BASE_PATH is ${JSON.stringify(basePath)}, but must be a path such as /news, or empty.`,
    )
  return { root: `${own}${basePath}`, basePath }
}

/**
 * By default, the newsroom is that of `npm start` on this machine. With SITE_ORIGIN it is asked as
 * everybody asks it, unless NEWSROOM says where it is.
 *
 * @throws {Error} with a sentence.
 */
export function parseSettings(environment: PageEnvironment): PageSettings {
  const port = read(environment, 'CHECK_PORT') ?? '8788'
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new Error(`CHECK_PORT is ${JSON.stringify(port)}, but must be a number from 0 to 65535.`)
  const known = readOrigin(environment, 'NEWSROOM')
  const origin = known ?? 'http://127.0.0.1:8787'
  const { root, basePath } = parseSite(environment, origin)
  const isPublic = known === null && read(environment, 'SITE_ORIGIN') !== null
  return {
    ...{ host: read(environment, 'HOST') ?? '127.0.0.1', port: Number(port), root, basePath },
    newsroom: isPublic ? null : `${origin}${basePath}`,
    clientHeader: read(environment, 'CLIENT_ADDRESS_HEADER'),
  }
}

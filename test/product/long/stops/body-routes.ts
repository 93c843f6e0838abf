/** The routes that read a body: found by what they do, so that a new one is among them. */
import { countUpload } from '../../../fixtures/count-upload.ts'
import type { Service } from './services.ts'

export type BodyRoute = {
  readonly name: string
  readonly service: string
  readonly method: string
  readonly url: string
}

const methods = ['POST', 'PUT', 'PATCH', 'DELETE']
/** Values of the parameters of paths. */
const actions = ['edit', 'correct', 'retract', 'withhold', 'publish']

/** Addresses of a pattern of routes. `article` is the path of an article at the desk. */
function addressesOf(pattern: string, article: string): readonly string[] {
  const named = pattern
    .replace(/^\/desk\/articles\/:id/, article)
    .replace(/:action\b/, '{action}')
    .replaceAll(/:\w+(\{[^/]+\})?/g, '1')
    .replaceAll('*', '1')
  return named.includes('{action}')
    ? actions.map((action) => named.replace('{action}', action))
    : [named]
}

/**
 * Sends a small body with all rights to each address by each method, and sees which of them read
 * it.
 */
export async function findBodyRoutes(
  services: Readonly<Record<string, Service>>,
  origin: string,
  article: string,
): Promise<BodyRoute[]> {
  const found: BodyRoute[] = []
  for (const [service, { fetch, routes, rights, renew }] of Object.entries(services)) {
    const paths = new Set(routes.flatMap(({ path }) => addressesOf(path, article)))
    for (const path of paths)
      for (const method of methods) {
        let isRead = false
        const read = () => {
          isRead = true
        }
        const probe = () => fetch(countUpload(`${origin}${path}`, 'a=1', 1, read, rights(), method))
        let { status } = await probe()
        if (status === 401 && renew) {
          await renew()
          status = (await probe()).status
        }
        if (isRead && ![404, 405].includes(status))
          found.push({ name: `${method} ${path}`, service, method, url: `${origin}${path}` })
      }
  }
  return found
}

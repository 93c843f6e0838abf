/** The feeds of each family: its formats, its page, and the parts of its archive. */
import { opmlDocument } from '../documents/directory.ts'
import { feedPageRenderer } from '../documents/feed-page.ts'
import { tokenAddressPattern } from '../documents/token-addresses.ts'
import { everything, families, groups } from '../families/families.ts'
import { negotiate } from '../http/negotiate.ts'
import { redirectTo, withSlash } from '../http/respond.ts'
import { allFormats, familyPatterns } from '../request/address.ts'
import { asksForFeed } from '../request/old-addresses.ts'
import type { Mount } from './mount.ts'

export function mountFeeds(mount: Mount): void {
  const { routes, site, view, renderers, access, serve, serveFamily, refuse, findOld } = mount

  // WordPress's /?feed=rss2.
  routes.get(
    '/',
    async (c, next) => (asksForFeed(c.req.url) ? await findOld(c.req.url) : null) ?? next(),
  )

  const feedRenderers = [...Object.values(renderers), feedPageRenderer(view)]
  for (const family of families) {
    const [own] = familyPatterns(family)
    // Without a route of its own, which Hono's fast router does not allow beside `:member`.
    const group = groups.filter((each) => each === family.path)
    const list = opmlDocument(site, `/${family.path}/opml.xml`, group)
    for (const pattern of familyPatterns(family)) {
      for (const renderer of feedRenderers)
        routes.get(`${pattern}/${renderer.file}`, (c) => serveFamily(c, renderer, family))
      if (pattern === '') continue
      routes.get(pattern, (c) =>
        pattern === own && c.req.param('member') === 'opml.xml'
          ? serve(c, list)
          : redirectTo(withSlash(c.req.url), 301),
      )
    }
  }

  if (access.addresses)
    routes.get(
      tokenAddressPattern,
      access.addresses.respond({
        fetch: (c, request) => mount.fetchWithin(c, request, c.env),
        refuse,
      }),
    )

  // Redirects browsers to the page; all other clients get a feed.
  routes.get('/feed', async (c) => {
    const byPerson = c.req.header('Sec-Fetch-Dest') === 'document'
    const key = negotiate(c.req.header('Accept') ?? null, allFormats)
    const response = await (byPerson
      ? redirectTo(`${site.basePath}/${new URL(c.req.url).search}`, 302, null)
      : serveFamily(c, renderers[key], everything, false))
    response.headers.append('Vary', 'Accept, Sec-Fetch-Dest')
    return response
  })
}

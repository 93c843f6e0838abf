/**
 * Headlines on other sites: the embeds of each family, cards of articles, the page that makes
 * embeds, and oEmbed.
 */
import { changingFile, css, hour, scriptFile } from '../../core/documents/static-files.ts'
import { families } from '../../core/families/families.ts'
import { redirectTo } from '../../core/http/respond.ts'
import { pageWords } from '../../core/pages/page-parts.ts'
import { familyPatterns } from '../../core/request/address.ts'
import { type Mount, queryOf } from '../../core/routes/mount.ts'
import { cardRenderer, embedRenderer } from './documents/embed.ts'
import { embedLinkDocument } from './documents/embed-link.ts'
import { embedMakerDocument } from './documents/embed-maker.ts'
import { noEmbedProblem, oembedDocument } from './documents/oembed.ts'
import { embedScript } from './embed-script.ts'
import { cardFile, embedFiles, embedSurfaces, linkFile } from './embed-url.ts'
import { parseOembed } from './oembed.ts'
import { frameHeightReleases, headlinesReleases } from './releases.ts'
import { embedStyle } from './style.ts'

/** How long partners' pages may load the previous release of the script. */
const releaseMaxAgeSeconds = 3600

const stylePath = '/embed/headlines.css'

export function mountEmbeds(mount: Mount): void {
  const { routes, site, view, settings, serve, serveFamily, serveFeed, addSlash, refuse } = mount
  const scripts = [...headlinesReleases, ...frameHeightReleases, embedScript(pageWords(view).words)]
  for (const file of [
    ...scripts.map(scriptFile),
    changingFile(stylePath, hour, css, () => embedStyle),
  ])
    routes.get(file.path, mount.fixedFile(file))
  for (const family of families) {
    const [own] = familyPatterns(family)
    addSlash(`${own}/embed`)
    for (const surface of embedSurfaces) {
      routes.get(`${own}/${embedFiles[surface]}`, (c) =>
        serveFamily(c, embedRenderer(site, surface, queryOf(c)), family),
      )
    }
  }
  addSlash('/embed/article')
  routes.get(`/${cardFile}`, (c) => serveFeed(c, ...cardRenderer(site, queryOf(c))))
  routes.get(`/${linkFile}`, (c) => serve(c, embedLinkDocument(site, queryOf(c))))
  routes.get('/embed/new', (c) => serve(c, embedMakerDocument(view, queryOf(c), settings.freshMs)))
  routes.get('/embed.js', () =>
    redirectTo(`${site.basePath}${headlinesReleases[0].path}`, 302, releaseMaxAgeSeconds),
  )
  routes.get('/oembed', (c) => {
    const document = oembedDocument(site, parseOembed(queryOf(c)))
    return document ? serve(c, document) : refuse(c.req.raw, noEmbedProblem())
  })
}

/** Feeds and articles as Markdown, for assistants and terminals: docs/markdown.md. */
import { families } from '../../core/families/families.ts'
import { add, type Opened, type Plugin } from '../../core/plugin.ts'
import { familyPatterns } from '../../core/request/address.ts'
import { pageForms } from '../articles/points.ts'
import { hasPages } from '../articles/settings.ts'
import { feedFile, feedRenderer } from './feed.ts'
import { llmsPath, llmsText } from './llms.ts'
import { markdownPage } from './page.ts'
import { isMarkdownOn, markdownSettings } from './settings.ts'

/** How long clients keep `/llms.txt`, which only a release or a setting changes. */
const llmsMaxAgeSeconds = 3600

/** `withPages`: articles have pages here. */
export const openMarkdown = (withPages: boolean): Opened => ({
  adds: [add(pageForms, markdownPage)],
  routes({ routes, roots, site, serveFamily, fixedFile }) {
    const renderer = feedRenderer(site)
    for (const family of families) {
      const [own] = familyPatterns(family)
      routes.get(`${own}/${feedFile}`, (c) => serveFamily(c, renderer, family))
    }
    const llms = fixedFile({
      body: () => llmsText(site, withPages),
      mediaType: 'text/plain; charset=utf-8',
      maxAgeSeconds: llmsMaxAgeSeconds,
    })
    for (const each of roots) each.get(llmsPath, llms)
  },
})

export const markdown: Plugin = {
  name: 'markdown',
  needs: ['articles'],
  settings: () => ({ markdown: markdownSettings }),
  open: ({ environment, demo }) =>
    isMarkdownOn(environment, demo) ? openMarkdown(hasPages(environment, demo)) : null,
}

/** The newsroom's own pages of its articles, for those that have no other. */
import { articleAddresses } from '../../core/article-address.ts'
import { add, type Core, type Opened, type Plugin } from '../../core/plugin.ts'
import { articlePath } from '../../core/request/article-path.ts'
import { rootOf } from '../../core/settings/site.ts'
import { pageForms } from './points.ts'
import { mountArticles, sitemapPath } from './routes.ts'
import { articleSettings, hasPages } from './settings.ts'

export const openArticles = (added: Core['added']): Opened => ({
  routes: (mount) => mountArticles(mount, added(pageForms)),
  sitemaps: [sitemapPath],
})

export const articles: Plugin = {
  name: 'articles',
  settings: () => ({ articles: articleSettings }),
  adds: [
    add(articleAddresses, (environment, site, isDemo) =>
      hasPages(environment, isDemo)
        ? (externalId) => `${rootOf(site)}${articlePath(externalId)}`
        : null,
    ),
  ],
  open: ({ environment, demo, added }) =>
    hasPages(environment, demo) ? openArticles(added) : null,
}

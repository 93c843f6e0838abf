/** Feeds and articles as Markdown, for assistants and terminals: docs/markdown.md. */
import { add, type Opened, type Plugin } from '../../core/plugin.ts'
import { onInDemo } from '../../core/settings/setting.ts'
import { mountFeedForm } from '../articles/feed-form.ts'
import { pageForms } from '../articles/points.ts'
import { hasPages } from '../articles/settings.ts'
import { feedFile, feedMarkdown } from './feed.ts'
import { llmsPath, llmsText } from './llms.ts'
import { markdownPage, mediaType } from './page.ts'

export const { table, isOn: isMarkdownOn } = onInDemo(
  'MARKDOWN',
  '[Feeds and pages as Markdown](markdown.md)',
)

/** How long clients keep `/llms.txt`, which only a release or a setting changes. */
const llmsMaxAgeSeconds = 3600

/** `withPages`: articles have pages here. */
export const openMarkdown = (withPages: boolean): Opened => ({
  adds: [add(pageForms, markdownPage)],
  routes(mount) {
    const { roots, site, fixedFile } = mount
    mountFeedForm(mount, {
      ...{ key: 'markdown', file: feedFile, mediaType: `${mediaType}; charset=utf-8` },
      render: (feed, { articles }) => feedMarkdown(site, feed, articles),
    })
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
  settings: () => ({ markdown: table }),
  open: ({ environment, demo }) =>
    isMarkdownOn(environment, demo) ? openMarkdown(hasPages(environment, demo)) : null,
}

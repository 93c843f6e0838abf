/**
 * Miniflux, a web reader: its list shows titles, its article view the content without the summary.
 */
import { runMiniflux } from '../miniflux.ts'
import { type Client, withoutTags } from './shown.ts'

export const miniflux: Client = {
  name: 'Miniflux',
  paths: ['/rss.xml', '/atom.xml', '/feed.json'],
  async read(origin, path) {
    const running = await runMiniflux()
    try {
      const feed = await running.subscribe(`${origin}${path}`)
      return (await running.entries(feed)).map(({ title, content, author, tags }) => ({
        title,
        excerpt: null,
        text: withoutTags(content),
        author,
        tags,
      }))
    } finally {
      await running.close()
    }
  },
}

/**
 * SimplePie, the parser of FreshRSS: its list shows titles with the beginning of the content, its
 * view the content.
 */
import { fileURLToPath } from 'node:url'
import { runTool } from '../run-tool.ts'
import type { Client, ShownArticle } from './shown.ts'

const script = fileURLToPath(new URL('simplepie.php', import.meta.url))
/** Characters of FreshRSS's excerpts. */
const excerptLength = 500

export const simplePie: Client = {
  name: 'SimplePie',
  paths: ['/rss.xml', '/atom.xml'],
  async read(origin, path) {
    const document = await (await fetch(`${origin}${path}`)).text()
    const { output, errors } = await runTool('php', [script], document)
    if (output === '')
      throw new Error(`SimplePie failed (apt-get install -y libphp-simplepie): ${errors}`)
    const items: readonly Omit<ShownArticle, 'excerpt'>[] = JSON.parse(output)
    return items.map((item) => ({ ...item, excerpt: item.text.trim().slice(0, excerptLength) }))
  },
}

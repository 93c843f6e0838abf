/** Every address in an embed is a URI of RFC 3986, whatever was stored. */
import { it } from 'vitest'
import { toHeadlines } from '../../../src/plugins/embeds/headlines.ts'
import { embedDefaults } from '../../../src/plugins/embeds/options.ts'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import { writeHtml } from '../../../src/plugins/embeds/write-html.ts'
import { checkAddresses, feed, inText } from '../../core/feed/hostile-addresses.ts'

it('hostile addresses are URIs in embeds', () => {
  const tree = headlinesTree(toHeadlines(feed), { ...embedDefaults, images: true }, '_top')
  checkAddresses(inText(writeHtml(tree).html))
})

/** Every address in an embed is a URI of RFC 3986, whatever was stored. */
import { describe } from 'vitest'
import { toHeadlines } from '../../../src/plugins/embeds/headlines.ts'
import { embedDefaults } from '../../../src/plugins/embeds/options.ts'
import { headlinesTree } from '../../../src/plugins/embeds/tree.ts'
import { writeHtml } from '../../../src/plugins/embeds/write-html.ts'
import { describeAddresses, feed, inText } from '../../core/feed/hostile-addresses.ts'

const tree = headlinesTree(toHeadlines(feed), { ...embedDefaults, images: true }, '_top')

describe('hostile addresses', () => {
  describeAddresses({ embeds: () => inText(writeHtml(tree).html) })
})

/**
 * Runs the HTTP suites on Node, on one embedded newsroom. Those of pages, embeds and listings of
 * feeds run here alone: test/product/embedded/workerd.test.ts compares an answer of each type with Node's.
 */
import { describe } from 'vitest'
import { basePathSettings } from '../../core/app/base-path.suite.ts'
import { describeDirectory } from '../../core/app/directory.suite.ts'
import { describeNewsSitemap } from '../../core/app/news-sitemap.suite.ts'
import { describeOldAddresses } from '../../core/app/old-addresses.suite.ts'
import { openRunning } from '../../core/app/running.ts'
import { describeEmbedBasePath } from '../../plugins/embeds/app/embed-base-path.suite.ts'
import { describeEmbedMaker } from '../../plugins/embeds/app/embed-maker.suite.ts'
import { describeEmbeds } from '../../plugins/embeds/app/embeds.suite.ts'
import { describeOembed } from '../../plugins/embeds/app/oembed.suite.ts'
import { describeMarkdown } from '../../plugins/markdown/markdown.suite.ts'
import { describeHttp } from './all-suites.ts'
import { openOnNode } from './on-node.ts'

const runtime = await openOnNode()
describe('with default settings', () => {
  const running = openRunning(() => runtime.serve())
  describeDirectory(running, ['/embed/new'])
  describeEmbedMaker(running)
  describeOembed(running, runtime.sql)
  describeEmbeds(running, runtime.sql)
})
describe('under a base path', () => {
  describeEmbedBasePath(openRunning(() => runtime.serve({ environment: basePathSettings })))
})
describeHttp('on Node', runtime, [describeNewsSitemap, describeOldAddresses])
describeMarkdown(runtime)

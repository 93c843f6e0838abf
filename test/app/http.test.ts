/**
 * Runs the HTTP suites on Node, on one embedded newsroom. Those of pages, embeds and listings of
 * feeds run here alone: test/workerd compares an answer of each type with Node's.
 */
import { describe } from 'vitest'
import { describeHttp } from './all-suites.ts'
import { basePathSettings } from './base-path.suite.ts'
import { describeDirectory } from './directory.suite.ts'
import { describeEmbedBasePath } from './embed-base-path.suite.ts'
import { describeEmbedMaker } from './embed-maker.suite.ts'
import { describeEmbeds } from './embeds.suite.ts'
import { describeNewsSitemap } from './news-sitemap.suite.ts'
import { describeOembed } from './oembed.suite.ts'
import { describeOldAddresses } from './old-addresses.suite.ts'
import { openOnNode } from './on-node.ts'
import { describeRights } from './rights.suite.ts'
import { openRunning } from './running.ts'

const runtime = await openOnNode()
describe('with default settings', () => {
  const running = openRunning(() => runtime.serve())
  describeDirectory(running)
  describeEmbedMaker(running)
  describeOembed(running, runtime.sql)
  describeEmbeds(running, runtime.sql)
})
describe('under a base path', () => {
  describeEmbedBasePath(openRunning(() => runtime.serve({ environment: basePathSettings })))
})
describeHttp('on Node', runtime, [describeNewsSitemap, describeOldAddresses])
describeRights(runtime)

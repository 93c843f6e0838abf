/**
 * The plugins of a newsroom on Node, in the order in which their addresses are mounted. What is not
 * in the list is not there: docs/plugins.md. The package has it, and each plugin by name, as
 * `candor-feeds/plugins`.
 */
import type { Plugin } from './core/plugin.ts'
import { articles } from './plugins/articles/plugin.ts'
import { desk } from './plugins/desk/node.ts'
import { embeds } from './plugins/embeds/plugin.ts'
import { markdown } from './plugins/markdown/plugin.ts'
import { mcp } from './plugins/mcp/plugin.ts'
import { metrics } from './plugins/metrics/node.ts'
import { ninjs } from './plugins/ninjs/plugin.ts'
import { partners } from './plugins/partners/node.ts'
import { publish } from './plugins/publish/node.ts'
import { push } from './plugins/push/node/plugin.ts'
import { readers } from './plugins/readers/node.ts'
import { signing } from './plugins/signing/node.ts'

export const newsroom: readonly Plugin[] = [
  ...[publish, desk, readers, push],
  ...[signing, partners, embeds, metrics],
  ...[articles, markdown, ninjs, mcp],
]

export {
  articles,
  desk,
  embeds,
  markdown,
  mcp,
  metrics,
  ninjs,
  partners,
  publish,
  push,
  readers,
  signing,
}

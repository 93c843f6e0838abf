/**
 * The Cloudflare entry, and the list of its plugins. A Worker without one of them has none of its
 * bytes: docs/plugins.md.
 */
import { createWorker } from './hosts/edge/create-worker.ts'
import { articles } from './plugins/articles/plugin.ts'
import { desk } from './plugins/desk/edge.ts'
import { embeds } from './plugins/embeds/plugin.ts'
import { metrics } from './plugins/metrics/edge.ts'
import { ninjs } from './plugins/ninjs/plugin.ts'
import { partners } from './plugins/partners/edge.ts'
import { publish } from './plugins/publish/edge.ts'
import { push } from './plugins/push/edge/plugin.ts'
import { readers } from './plugins/readers/edge.ts'
import { signing } from './plugins/signing/edge.ts'

export default createWorker([
  ...[publish, desk, readers, push],
  ...[signing, partners, embeds, metrics],
  ...[articles, ninjs],
])

/**
 * Commands and checks of plugins, in the order in which help and the doctor print them. A plugin
 * that stands at several positions there has an entry for each.
 */
import type { Tools } from './core/tools/tools.ts'
import { desk, editors, evidence } from './plugins/desk/tools.ts'
import { imports } from './plugins/import/tools.ts'
import { metrics } from './plugins/metrics/tools.ts'
import { partners } from './plugins/partners/tools.ts'
import { archives, publish } from './plugins/publish/tools.ts'
import { deliveries, webhooks } from './plugins/push/tools.ts'
import { readers } from './plugins/readers/tools.ts'
import { keys, statements, verify } from './plugins/signing/tools.ts'

export const tools: readonly Tools[] = [
  ...[publish, keys, editors, readers, webhooks],
  ...[archives, evidence, verify, imports, partners],
  ...[deliveries, statements, desk, metrics],
]

/**
 * The package's module for Workers, `candor-feeds/edge`: a Worker of a list of plugins, and Candor's
 * plugins by name. A bundler leaves out those that nobody imports: docs/plugins.md.
 */
// biome-ignore-all lint/performance/noBarrelFile: the package's module is its list of exports.
export { createWorker } from './hosts/edge/create-worker.ts'
export { articles } from './plugins/articles/plugin.ts'
export { desk } from './plugins/desk/edge.ts'
export { embeds } from './plugins/embeds/plugin.ts'
export { markdown } from './plugins/markdown/plugin.ts'
export { mcp } from './plugins/mcp/plugin.ts'
export { metrics } from './plugins/metrics/edge.ts'
export { ninjs } from './plugins/ninjs/plugin.ts'
export { partners } from './plugins/partners/edge.ts'
export { publish } from './plugins/publish/edge.ts'
export { push } from './plugins/push/edge/plugin.ts'
export { readers } from './plugins/readers/edge.ts'
export { signing } from './plugins/signing/edge.ts'

/** A Worker of feeds and /mcp. */
import { createWorker } from '../../../../src/hosts/edge/create-worker.ts'
import { mcp } from '../../../../src/plugins/mcp/plugin.ts'

// biome-ignore lint/style/noDefaultExport: workerd runs the default export.
export default createWorker([mcp])

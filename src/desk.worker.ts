/** The Cloudflare entry of the editors' desk, and the list of its plugins. */
import { createHost } from './hosts/edge/bindings.ts'
import { createDeskWorker } from './plugins/desk/create-desk-worker.ts'
import { metrics } from './plugins/metrics/edge.ts'
import { partners } from './plugins/partners/edge.ts'

export default createDeskWorker([metrics, partners], createHost)

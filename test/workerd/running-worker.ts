/** The edge side of the HTTP suite: the bundle of src/worker.ts in workerd, as wrangler.toml describes it. */
import { fileURLToPath } from 'node:url'
import { createTestHarness } from 'wrangler'
import { ask } from '../app/ask.ts'
import { origin } from '../app/newsroom.ts'
import type { Circumstances, Running } from '../app/running.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Wrangler reads the local end of the Hyperdrive binding from here, once, when a worker starts. */
const hyperdrive = 'CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE'

// Wrangler would ask its maker's servers for a sample of `request.cf` at each start, and for nothing else.
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'

/** Bundling is a second; the log of the worker is kept from the test's own. */
export async function serveOnWorkerd(
  databaseUrl: string,
  environment: Circumstances['environment'] = {},
): Promise<Running> {
  process.env[hyperdrive] = databaseUrl
  const vars = { SITE_ORIGIN: origin, FRESH_MS: '0', ...environment }
  const harness = createTestHarness({ root, workers: [{ configPath: 'wrangler.toml', vars }] })
  const { url } = await harness.listen()
  delete process.env[hyperdrive]
  return {
    fetch: (path, question) => ask(url.origin, path, question),
    close: () => harness.close(),
  }
}

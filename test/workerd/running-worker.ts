/** Runs the bundle of src/worker.ts in workerd, with the configuration of wrangler.toml, for the HTTP suites. */
import { fileURLToPath } from 'node:url'
import { createTestHarness } from 'wrangler'
import { ask } from '../app/ask.ts'
import { origin } from '../app/newsroom.ts'
import type { Circumstances, Running } from '../app/running.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** When a worker starts, Wrangler reads the database URL of the Hyperdrive binding from this variable. */
const hyperdrive = 'CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE'

// Otherwise Wrangler downloads a sample of `request.cf` from Cloudflare at each start.
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'

/** Bundles and starts the worker of the configuration. Its log does not appear in the output of the tests. */
export async function serveOnWorkerd(
  databaseUrl: string,
  { environment = {}, api = true }: Pick<Circumstances, 'environment' | 'api'> = {},
  configPath = 'wrangler.toml',
): Promise<Running & { readonly logs: () => readonly string[] }> {
  process.env[hyperdrive] = databaseUrl
  const vars = {
    SITE_ORIGIN: origin,
    FRESH_MS: '0',
    ...environment,
    // Of this binding the worker reads the address only, so a variable can stand for it.
    ...(api && { WRITER_HYPERDRIVE: { connectionString: databaseUrl } }),
  }
  const harness = createTestHarness({ root, workers: [{ configPath, vars }] })
  const { url } = await harness.listen()
  delete process.env[hyperdrive]
  return {
    fetch: (path, question) => ask(url.origin, path, question),
    logs: () => harness.getLogs().map(({ message }) => message),
    close: () => harness.close(),
  }
}

/**
 * Runs the bundle of src/worker.ts in workerd, with the configuration of wrangler.toml, for the
 * HTTP suites.
 */
import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { expect, vi } from 'vitest'
import { createTestHarness, type TestHarness, unstable_startWorker } from 'wrangler'
import { countDue } from '../../../src/plugins/push/store/deliveries.ts'
import { ask } from '../../core/app/ask.ts'
import { origin } from '../../core/app/newsroom.ts'
import type { Circumstances, Running } from '../../core/app/running.ts'
import { hashOf } from '../../fixtures/open-migrated.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/**
 * When a worker starts, Wrangler reads the database URL of the Hyperdrive binding from this
 * variable.
 */
const hyperdrive = 'CLOUDFLARE_HYPERDRIVE_LOCAL_CONNECTION_STRING_HYPERDRIVE'

// Otherwise Wrangler downloads a sample of `request.cf` from Cloudflare at each start.
process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false'

/** The configuration with its section on push, as the comments there tell to use it. */
function withPush(): string {
  const [before, section, ...after] = readFileSync(`${root}/wrangler.toml`, 'utf8').split(
    /^(?=# Push |# Metrics: |# The settings )/m,
  )
  const [notes = '', rows = ''] = (section ?? '').split(/^(?=# \[\[hyperdrive)/m)
  const [, ...used] = rows.replaceAll(/^# ?(?=\[|\w+ = )/gm, '').split(/^(?=\[)/m)
  const text = [before, notes, ...used, ...after]
    .join('')
    .replace('main = "src/', 'main = "../src/')
  mkdirSync(`${root}/.wrangler`, { recursive: true })
  writeFileSync(`${root}/.wrangler/with-push.toml`, text)
  return '.wrangler/with-push.toml'
}

let bundle: Promise<string> | undefined

/**
 * The folder of the bundle of src/worker.ts. It is kept for the same sources: to bundle costs half
 * as much as to start.
 */
async function makeBundle(): Promise<string> {
  const kept = `${root}/.candor/test`
  const files = [`${root}/package-lock.json`, `${root}/wrangler.toml`]
  const name = `worker-${await hashOf(['src', 'packages', 'schema', 'vendor', ...files])}`
  if (existsSync(`${kept}/${name}`)) return `${kept}/${name}`
  const made = `${kept}/making-${process.pid}`
  const args = ['node_modules/wrangler/bin/wrangler.js', 'deploy', '--dry-run', '--outdir', made]
  await promisify(execFile)(process.execPath, args, { cwd: root })
  for (const other of readdirSync(kept).filter(
    (each) => each.startsWith('worker-') && each !== name,
  ))
    rmSync(`${kept}/${other}`, { recursive: true, force: true })
  // Another worker of vitest may have made it meanwhile.
  if (existsSync(`${kept}/${name}`)) rmSync(made, { recursive: true })
  else renameSync(made, `${kept}/${name}`)
  return `${kept}/${name}`
}

/**
 * Starts the worker, or bundles and starts that of another configuration. Its log does not appear
 * in the output of the tests.
 */
export async function serveOnWorkerd(
  databaseUrl: string,
  { environment = {}, api = true }: Pick<Circumstances, 'environment' | 'api'> = {},
  otherConfig?: string,
): Promise<
  Running & { readonly cron: () => Promise<unknown>; readonly logs: () => readonly string[] }
> {
  const vars = {
    SITE_ORIGIN: origin,
    FRESH_MS: '0',
    ...environment,
    ...(environment['PUSH'] && { SERVICE_HYPERDRIVE: { connectionString: databaseUrl } }),
    // The worker reads only the address of this binding, so a variable can stand for it.
    ...(api && { WRITER_HYPERDRIVE: { connectionString: databaseUrl } }),
  }
  const configPath = otherConfig ?? (environment['PUSH'] ? withPush() : 'wrangler.toml')
  bundle ??= makeBundle()
  const prebuilt = otherConfig === undefined && { prebuiltWorkerDir: await bundle }
  process.env[hyperdrive] = databaseUrl
  const harness = createTestHarness({ root, workers: [{ configPath, vars, ...prebuilt }] })
  const { url } = await harness.listen()
  delete process.env[hyperdrive]
  return {
    fetch: (path, question) => ask(url.origin, path, question),
    cron: () => runCron(harness),
    deliver: () => untilDelivered(harness, databaseUrl),
    logs: () => harness.getLogs().map(({ message }) => message),
    close: () => harness.close(),
  }
}

/**
 * Bundles and starts a worker that needs neither settings nor a database. Its requests leave from
 * workerd itself: those of `createTestHarness` leave from Node, which follows redirects.
 */
export async function startWorker(config: string) {
  const worker = await unstable_startWorker({
    config: `${root}/${config}`,
    dev: {
      server: { hostname: '127.0.0.1', port: 0 },
      ...{ logLevel: 'none', watch: false, persist: false, inspector: false },
    },
  })
  await worker.ready
  const { origin } = await worker.url
  return { origin, close: () => worker.dispose() }
}

const runCron = (harness: TestHarness) => harness.getWorker().scheduled({ cron: '* * * * *' })

/** Runs the cron trigger, and waits until the queue's consumer has settled all that was due. */
async function untilDelivered(harness: TestHarness, databaseUrl: string): Promise<void> {
  const client = postgres(databaseUrl, { max: 1 })
  const db = drizzle(client)
  const kinds = ['verify', 'feed', 'webhook', 'ping', 'indexnow'] as const
  const taken = () => client`select from push_deliveries where taken_until > clock_timestamp()`
  try {
    await runCron(harness)
    const left = async () => (await countDue(db, kinds, 1)) + (await taken()).length
    await vi.waitFor(async () => expect(await left()).toBe(0), { timeout: 20_000, interval: 50 })
  } finally {
    await client.end()
  }
}

/**
 * workerd as in production: `workerd serve` runs the bundle that is deployed, without a proxy in
 * front.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { freePort, type Server, startServer } from './process.ts'

const run = promisify(execFile)

/**
 * The binary in wrangler's dependencies. The script beside it starts a child process that survives
 * the script.
 */
function workerdPath(): string {
  const requireOfWrangler = createRequire(
    createRequire(import.meta.url).resolve('wrangler/package.json'),
  )
  return requireOfWrangler('workerd').default
}

/** The settings of wrangler.toml. */
const compatibility = `compatibilityDate = "2026-11-01", compatibilityFlags = ["nodejs_compat"]`

/**
 * Bundles as `wrangler deploy` does in `cwd`, a checkout. Returns the name of the only module in
 * the folder.
 */
export async function bundle(entry: string, folder: string, cwd = process.cwd()): Promise<string> {
  const options = [
    '--dry-run',
    '--minify',
    '--outdir',
    resolve(folder),
    '--config',
    'wrangler.toml',
  ]
  await run(resolve(cwd, 'node_modules/.bin/wrangler'), ['deploy', entry, ...options], {
    ...{ cwd, env: { ...process.env, WRANGLER_SEND_METRICS: 'false' } },
  })
  return entry.replace(/^.*\//, '').replace(/\.ts$/, '.js')
}

/** A name and its value in Cap'n Proto text: `Worker.Binding` of workerd.capnp. */
export type Binding = string

export const textBinding = (name: string, value: string): Binding =>
  `(name = "${name}", text = ${JSON.stringify(value)})`

/** `file` is relative to the folder of the configuration. */
export const dataBinding = (name: string, file: string): Binding =>
  `(name = "${name}", data = embed "${file}")`
export const jsonBinding = (name: string, file: string): Binding =>
  `(name = "${name}", json = embed "${file}")`

/** A Hyperdrive binding that leads directly to the database server. */
export function hyperdriveBinding(name: string, url: URL): Binding {
  const { pathname, username, password } = url
  const values = `database = "${pathname.slice(1)}", user = "${username}", password = "${password || 'none'}"`
  return `(name = "${name}", hyperdrive = (designator = "database", scheme = "postgres", ${values}))`
}

/** Starts `workerd serve`. `database` is the server that the Hyperdrive binding leads to. */
export async function startWorkerd(
  folder: string,
  module: string,
  bindings: readonly Binding[],
  path: string,
  database?: URL,
): Promise<Server> {
  const port = await freePort()
  const external = database
    ? `,\n  (name = "database", external = (address = "${database.hostname}:${database.port || 5432}", tcp = ()))`
    : ''
  mkdirSync(folder, { recursive: true })
  const file = `${folder}/workerd.capnp`
  writeFileSync(
    file,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)${external}],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")]
);
const main :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "${module}")],
  ${compatibility},
  bindings = [${bindings.join(',\n    ')}]
);
`,
  )
  return startServer([workerdPath(), 'serve', file], port, path)
}

/**
 * Runs nginx with deploy/nginx.conf in a temporary folder; only addresses and folders are replaced.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../processes/candor.ts'
import { runTool } from './run-tool.ts'

const shipped = new URL('../../../deploy/nginx.conf', import.meta.url)

/** An absolute path, because only root's PATH contains this folder on Debian. */
const nginx = '/usr/sbin/nginx'

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`deploy/nginx.conf no longer says: ${from}`)
  return text.replaceAll(from, to)
}

/**
 * Writes a configuration that proxies to `candorPort`, with `changes` in its text; `check` runs
 * nginx's own test of it.
 */
export async function prepareNginx(
  candorPort: number,
  changes: Readonly<Record<string, string>> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'candor-nginx-'))
  const port = await freePort()
  const main = join(folder, 'nginx.conf')
  const site = [
    ['127.0.0.1:8787', `127.0.0.1:${candorPort}`],
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['  listen [::]:80;\n', ''],
    ['/var/cache/nginx/candor', join(folder, 'cache')],
    ...Object.entries(changes),
  ].reduce(
    (text, [from = '', to = '']) => replaced(text, from, to),
    await readFile(shipped, 'utf8'),
  )
  await mkdir(join(folder, 'body'))
  await writeFile(join(folder, 'candor.conf'), site)
  await writeFile(
    main,
    `daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/errors;
    events { worker_connections 256; }
    http { access_log ${folder}/access; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
      include ${folder}/candor.conf; }\n`,
  )
  const check = () => runTool(nginx, ['-t', '-e', join(folder, 'errors'), '-c', main])
  return {
    origin: `http://127.0.0.1:${port}`,
    check,
    /** What it wrote of requests and errors. */
    logged: async () =>
      `${await readFile(join(folder, 'access'), 'utf8')}${await readFile(join(folder, 'errors'), 'utf8')}`,
    // The check fails with the install command if nginx is missing.
    start: () => check().then(() => start(main, join(folder, 'errors'), port)),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

async function start(main: string, errors: string, port: number): Promise<() => Promise<void>> {
  const child = spawn(nginx, ['-e', errors, '-c', main], { stdio: 'ignore' })
  const ended = once(child, 'exit')
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries > 100 || child.exitCode !== null)
      throw new Error(`nginx does not start: ${await readFile(errors, 'utf8')}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return async () => {
    child.kill('SIGTERM')
    await ended
  }
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  )

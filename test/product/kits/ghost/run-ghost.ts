/** Runs Ghost on MariaDB, with the kit in its theme as kits/ghost/README.md says. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../../processes/candor.ts'
import { runMariaDb } from '../mariadb.ts'
import { installGhost } from './install-ghost.ts'

const kit = fileURLToPath(new URL('../../../../kits/ghost', import.meta.url))
const owner = { email: 'owner@example.org', password: 'water bridge market 8241' }

async function edit(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8')
  if (!text.includes(from)) throw new Error(`${path} no longer has ${from}`)
  await writeFile(path, text.replace(from, to))
}

/** Ghost's theme Casper with the kit. */
async function writeTheme(ghost: string, content: string): Promise<void> {
  const theme = join(content, 'themes/source')
  await cp(join(ghost, 'content/themes/casper'), theme, { recursive: true })
  await cp(join(kit, 'candor-rss.hbs'), join(theme, 'candor-rss.hbs'))
  await cp(join(kit, 'partials'), join(theme, 'partials'), { recursive: true })
  await cp(join(kit, 'locales'), join(theme, 'locales'), { recursive: true })
  await edit(join(theme, 'post.hbs'), '{{content}}', '{{> "candor/content"}}')
  const head = '{{#is "post"}}{{#post}}{{> "candor/head"}}{{/post}}{{/is}}'
  await edit(join(theme, 'default.hbs'), '{{ghost_head}}', `${head}{{ghost_head}}`)
  await cp(join(kit, 'routes.yaml'), join(content, 'settings/routes.yaml'))
}

const settings = (origin: string, port: number, content: string, socketPath: string) => ({
  url: `${origin}/`,
  server: { host: '127.0.0.1', port },
  database: { client: 'mysql', connection: { socketPath, user: 'root', database: 'ghost' } },
  paths: { contentPath: content },
  logging: { transports: ['stdout'] },
  security: { staffDeviceVerification: false },
  privacy: { useUpdateCheck: false },
  explore: { update_url: '' },
})

/** Starts Ghost in `folder`. Adds to `ends` what ends it, also if it fails. */
async function startGhost(folder: string, ends: (() => Promise<unknown>)[]): Promise<string> {
  const ghost = await installGhost(folder)
  const content = join(folder, 'content')
  for (const name of 'settings data images logs files media public adapters'.split(' ')) {
    await mkdir(join(content, name), { recursive: true })
  }
  await writeTheme(ghost, content)
  const database = await runMariaDb(join(folder, 'db'), 'ghost')
  ends.unshift(database.close)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const configuration = settings(origin, port, content, database.socket)
  await writeFile(join(folder, 'config.production.json'), JSON.stringify(configuration))
  // Ghost looks for its files beside a link of this name.
  await symlink(ghost, join(folder, 'current'))
  const env = { ...process.env, NODE_ENV: 'production' }
  const server = spawn('node', ['current/index.js'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = once(server, 'exit')
  ends.unshift(() => {
    server.kill()
    return ended
  })
  const log = join(folder, 'log')
  server.stdout.pipe(createWriteStream(log))
  await untilReady(`${origin}/ghost/api/admin/site/`, () => server.exitCode !== null, log)
  return origin
}

/** Makes the owner of a new Ghost, and signs in. */
async function openAdmin(origin: string) {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', Origin: origin }
  const admin = async (method: string, path: string, body?: object): Promise<Response> => {
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) }
    const response = await fetch(`${origin}/ghost/api/admin/${path}`, init)
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return response
  }
  await admin('POST', 'authentication/setup/', {
    setup: [{ name: 'Owner', blogTitle: 'News', ...owner }],
  })
  // On a busy machine, Ghost does not know a session that it has just made.
  for (let tries = 0; tries < 20; tries += 1) {
    const session = await admin('POST', 'session/', {
      username: owner.email,
      password: owner.password,
    })
    headers['Cookie'] = session.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    if (await admin('GET', 'users/me/').catch(() => undefined)) return admin
    await sleep(1000)
  }
  throw new Error('Ghost accepts no session')
}

export async function runGhost() {
  const folder = await mkdtemp(join(tmpdir(), 'candor-ghost-'))
  const ends: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const end of ends) await end()
  }
  try {
    const origin = await startGhost(folder, ends)
    const admin = await openAdmin(origin)
    return {
      read: async (path: string) => {
        const response = await fetch(`${origin}${path}`)
        return { type: response.headers.get('Content-Type') ?? '', text: await response.text() }
      },
      publish: (post: object) =>
        admin('POST', 'posts/?source=html', { posts: [{ status: 'published', ...post }] }),
      setLocale: (value: string) =>
        admin('PUT', 'settings/', { settings: [{ key: 'locale', value }] }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function untilReady(url: string, hasEnded: () => boolean, log: string): Promise<void> {
  const isReady = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  for (let tries = 0; !(await isReady()); tries += 1) {
    if (tries > 900 || hasEnded())
      throw new Error(`Ghost does not start: ${await readFile(log, 'utf8')}`)
    await sleep(200)
  }
}

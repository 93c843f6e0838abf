/**
 * Runs Debian's WordPress with the kit's plugin for the tests of one file, in a temporary folder.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { runTool } from '../../clients/run-tool.ts'
import { freePort } from '../../processes/candor.ts'
import { type Case, cases } from '../cases.ts'
import { runMariaDb } from '../mariadb.ts'
import { readFeed } from '../read-feed.ts'

type Login = 'admin' | 'writer'

/** An answer of REST. */
export type Answered = { readonly status: number; readonly body: ReturnType<typeof JSON.parse> }

async function runWordPress(plugins: readonly string[]) {
  for (const path of ['/usr/share/wordpress/wp-load.php', '/usr/bin/php']) {
    if (!existsSync(path)) {
      throw new Error(
        `there is no ${path}: apt-get install -y wordpress php-cli php-mbstring php-mysql php-xml`,
      )
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'candor-wordpress-'))
  const database = await runMariaDb(join(folder, 'db'), 'wp')
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const start = fileURLToPath(new URL('start.sh', import.meta.url))
  const { code, errors } = await runTool('bash', [
    start,
    folder,
    String(port),
    database.socket,
    ...plugins,
  ])
  if (code !== 0) throw new Error(`WordPress does not start, see ${folder}: ${errors}`)
  const passwords = {
    admin: await readFile(join(folder, 'admin'), 'utf8'),
    writer: await readFile(join(folder, 'writer'), 'utf8'),
  }
  const authorization = (login: Login) =>
    `Basic ${Buffer.from(`${login}:${passwords[login]}`).toString('base64')}`

  const rest = async (
    login: Login | null,
    method: string,
    path: string,
    body?: object,
  ): Promise<Answered> => {
    const response = await fetch(`${origin}/wp-json/wp/v2/${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(login && { Authorization: authorization(login) }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: await response.json() }
  }

  const read = async (path: string) => await (await fetch(`${origin}${path}`)).text()
  /** Publishes a post, and returns its id. */
  const publish = async (login: Login, post: object): Promise<number> => {
    const { status, body } = await rest(login, 'POST', 'posts', { status: 'publish', ...post })
    if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`)
    return body.id
  }

  return {
    ...{ origin, rest, read, publish },
    /** Publishes below all cases of the feed, and returns the id. */
    publishOlder: (post: object) =>
      publish('admin', { content: '<p>Text.</p>', date_gmt: '2026-04-01T12:00:00', ...post }),
    /** The item of the feed of all posts. */
    itemOf: async (title: string) =>
      readFeed(await read('/feed/')).find((item) => item.title === title),
    remove: (id: number) => rest('admin', 'DELETE', `posts/${id}?force=true`),
    /** Runs PHP in WordPress, as another plugin or a cron job would. Returns what it prints. */
    php: async (script: string) => {
      const { code, output, errors } = await runTool('php', [
        '-r',
        `require '${folder}/site/wp-load.php'; ${script}`,
      ])
      if (code !== 0) throw new Error(`${output}${errors}`)
      return output
    },
    /**
     * PHP's notices, warnings and errors so far, but those of WordPress's own updates, which reach
     * no server here.
     */
    complaints: async () => {
      const log = join(folder, 'debug.log')
      const lines = existsSync(log) ? (await readFile(log, 'utf8')).split('\n') : []
      return lines.filter(
        (line) =>
          line !== '' &&
          !/ (wp_(version_check|update_plugins|update_themes)|translations_api)\(\): /.test(line),
      )
    },
    close: async () => {
      await end(Number(await readFile(join(folder, 'php.pid'), 'utf8')))
      await database.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type WordPress = Awaited<ReturnType<typeof runWordPress>>

const pluginFolder = fileURLToPath(
  new URL('../../../../kits/wordpress/candor-disclosure', import.meta.url),
)
const otherPlugin = fileURLToPath(new URL('eu-ai-act-ready', import.meta.url))
export const plugin = 'plugins/candor-disclosure/candor-disclosure'

/**
 * A WordPress for the tests of one file, where "writer", an author, has published the cases with
 * the plugin.
 */
export function openWordPress(): () => WordPress {
  let site: WordPress | undefined
  beforeAll(async () => {
    site = await runWordPress([pluginFolder, otherPlugin])
    const { status, body } = await site.rest('admin', 'POST', plugin, { status: 'active' })
    if (status !== 200) throw new Error(`the plugin cannot be activated: ${JSON.stringify(body)}`)
    for (const [days, each] of cases.toReversed().entries()) {
      const { title, slug, text } = each
      const date_gmt = `2026-05-0${days + 1}T12:00:00`
      await site.publish('writer', {
        title,
        slug,
        content: `<p>${text}</p>`,
        date_gmt,
        meta: metaOf(each),
      })
    }
  })
  afterAll(() => site?.close())
  return () => {
    if (site === undefined) throw new Error('there is a WordPress only while tests run')
    return site
  }
}

/** Ends a process that is no child of this one, and waits for it. */
async function end(pid: number): Promise<void> {
  const waiting = runTool('tail', ['--pid', String(pid), '-f', '/dev/null'])
  process.kill(pid)
  await waiting
}

/** The meta of a case in REST. */
export function metaOf({ disclosure }: Case): Record<string, unknown> {
  if (disclosure === null) return {}
  const { mode, reviewed_by = '', model = '', provider = '', sources = [] } = disclosure
  return {
    ...{ _candor_mode: mode, _candor_reviewed_by: reviewed_by, _candor_model: model },
    ...{ _candor_provider: provider, _candor_sources: sources },
  }
}

/** The publishing API on Node: its connection, and the token of the embedded database. */
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { type AddressOf, findAddressOf } from '../../core/article-address.ts'
import type { Plugin } from '../../core/plugin.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import { lacking } from '../../core/settings/setting.ts'
import { rootOf } from '../../core/settings/site.ts'
import { writerOptions } from '../../core/store/connection.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import { digestOfToken, isToken, toToken } from '../../core/text/token.ts'
import { mountLocalTokens } from './local-tokens.ts'
import { openApi, publishPlugin } from './plugin.ts'
import { scopes } from './scopes.ts'
import { parsePublishSettings } from './settings.ts'
import { insertToken } from './store/tokens.ts'

/**
 * On a server it is off without WRITER_DATABASE_URL. The embedded database has a token in a file
 * beside it: anyone on this machine may write.
 */
export const publish: Plugin = {
  ...publishPlugin,
  missing(environment, { embedded }) {
    const { serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
    const lacks = (name: string, url: string | null) =>
      lacking(name, [embedded && url !== null && 'DATABASE_URL'])
    return [
      ...lacks('WRITER_DATABASE_URL', writerDatabaseUrl),
      ...lacks('SERVICE_DATABASE_URL', serviceDatabaseUrl),
    ]
  },
  open({ environment, site, demo, host, log, added }) {
    const { dataDirectory, databaseConnections: max } = parseNodeSettings(environment)
    const connection = host.connect('publisher', { ...writerOptions, max })
    if (connection === null) return null
    const { db: writer, close } = connection
    const opened = {
      ...openApi({ writer, log, environment, demo, ...parsePublishSettings(environment) }, added),
      close,
    }
    if (!host.embedded) return opened
    const file = `${dataDirectory}.token`
    const token = keepToken(file)
    const address = findAddressOf(added, environment, site, demo)
    return {
      ...opened,
      routes(mount) {
        // Before the API, which answers all addresses below its own.
        mountLocalTokens(writer, keepToken(`${dataDirectory}.owner`))(mount)
        opened.routes(mount)
      },
      start: () => insertOwnToken(writer(), token),
      announce: async () => ({
        steps: [
          '1. Publish an article. It is in the feed within three seconds:',
          ...exampleOf(rootOf(site), token, address),
        ],
        line: `The token for publishing is in ${file}. `,
      }),
    }
  },
}

/** The token in the file, or a new one. The file is for its owner only. */
function keepToken(file: string): string {
  const kept = readKept(file)
  if (isToken(kept)) return kept
  const token = toToken(randomBytes(32))
  writeFileSync(file, `${token}\n`, { mode: 0o600 })
  return token
}

function readKept(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

async function insertOwnToken(db: WriterDatabase, token: string): Promise<void> {
  const unlimited = { modes: null, reviewers: null, expiresAt: null }
  await insertToken(
    db,
    { name: 'this machine', digest: await digestOfToken(token), scopes, ...unlimited },
    true,
  )
}

/** The command that publishes an article to the embedded database, in lines for a POSIX shell. */
function exampleOf(base: string, token: string, address: AddressOf | null): readonly string[] {
  const name = 'first-article'
  const article = {
    ...(address === null && { url: `${base}/${name}` }),
    title: 'My first article',
    body_html: '<p>It was written by an AI, and says so.</p>',
    language: 'en',
    status: 'published',
    disclosure: { mode: 'ai-autonomous' },
  }
  return [
    `   curl -X PUT ${base}/api/1/articles/${name} \\`,
    `     -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\`,
    `     -d '${JSON.stringify(article)}'`,
    ...(address === null ? [] : [`   Its page: ${address(name)}`]),
  ]
}

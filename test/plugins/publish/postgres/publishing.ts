/**
 * The publishing API on a server, as in production: its login has the role candor_publisher and
 * nothing more.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { writerOptions } from '../../../../src/core/store/connection.ts'
import { reasonOf } from '../../../../src/core/store/errors.ts'
import { digestOfToken, toToken } from '../../../../src/core/text/token.ts'
import { openPool } from '../../../../src/hosts/node/database/server.ts'
import { createPublishApi } from '../../../../src/plugins/publish/api.ts'
import { scopes } from '../../../../src/plugins/publish/scopes.ts'
import { insertToken } from '../../../../src/plugins/publish/store/tokens.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { buildSite } from '../../../fixtures/build-article.ts'
import { addedWith } from '../../../product/app/all-routes.ts'

export type Answered = {
  readonly status: number
  readonly retryAfter: string | null
  readonly etag: string
  readonly body: Readonly<Record<string, unknown>>
}

export type Send = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answered>

/** A migrated database with the roles, a login of the API, and a token. */
export async function openPublishing() {
  const fresh = await openFresh()
  await fresh.sql(await readFile(new URL('../../../../schema/roles.sql', import.meta.url), 'utf8'))
  const role = `candor_test_publisher_${randomUUID().slice(0, 8)}`
  await fresh.sql(`create role ${role} login password 'unused' in role candor_publisher`)
  const url = new URL(fresh.url)
  url.username = role
  url.password = 'unused'
  const token = toToken(randomBytes(32))
  await insertToken(fresh.db, {
    name: 'test',
    digest: await digestOfToken(token),
    scopes,
    modes: null,
    reviewers: null,
    expiresAt: null,
  })
  return {
    ...fresh,
    publisherUrl: url.href,
    token,
    close: async () => {
      await fresh.sql(`drop role ${role}`)
      await fresh.close()
    },
  }
}

/** An instance of the API with a pool of its own. */
export function startApi(url: string, token: string, patienceMs?: number) {
  const pool = openPool(url, writerOptions)
  const log: string[] = []
  const api = createPublishApi({
    site: buildSite(),
    freshMs: 1000,
    writer: () => pool.db,
    requestsPerMinute: 1_000_000,
    maxBytes: 1_000_000,
    added: addedWith(),
    ...(patienceMs !== undefined && { patienceMs }),
    log: (message, error) => log.push(`${message}: ${reasonOf(error)}`),
  })
  const send: Send = async (method, path, body, headers = {}) => {
    const response = await api.request(`/api/1${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    return {
      status: response.status,
      retryAfter: response.headers.get('Retry-After'),
      etag: response.headers.get('ETag') ?? '',
      body: await response.json(),
    }
  }
  return { send, log, close: pool.close }
}

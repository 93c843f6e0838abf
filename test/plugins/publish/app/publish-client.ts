/**
 * A client of the publishing API for tests. It makes its own token, and checks what holds for every
 * answer.
 */
import { expect } from 'vitest'
import { digestOfToken, toToken } from '../../../../src/core/text/token.ts'
import { scopes } from '../../../../src/plugins/publish/scopes.ts'
import type { Question } from '../../../core/app/ask.ts'
import { origin } from '../../../core/app/newsroom.ts'
import type { Running, Runtime } from '../../../core/app/running.ts'
import { mistakesOf } from './described-answer.ts'

type Fault = {
  readonly pointer: string
  readonly code: string
  readonly detail: string
  readonly allowed?: readonly string[]
  readonly see: string
}

/** Members of answers that tests look into; `toMatchObject` sees all. */
export type Document = {
  readonly id: string
  readonly external_id: string | null
  readonly guid: string
  readonly etag: string
  readonly status: string | number
  readonly title: string
  readonly changed: boolean
  readonly published_at: string | null
  readonly audience: readonly string[] | null
  readonly updated_at: string | null
  readonly detail: string
  readonly name: string
  readonly result: string
  /** The answer to one operation in a batch. */
  readonly answer: Document
  readonly feeds: readonly Readonly<Record<string, string>>[]
  readonly errors?: readonly Fault[]
  readonly warnings?: readonly Pick<Fault, 'pointer' | 'code' | 'detail'>[]
  readonly results: readonly Document[]
  readonly articles: readonly Document[]
  readonly next: string | null
}

export type Answered = {
  readonly status: number
  readonly headers: Headers
  readonly body: Document
}

/** The address of the API in the suites. */
export const apiBase = `${origin}/api/1`

type TokenParts = {
  readonly may?: readonly string[]
  readonly modes?: readonly string[]
  readonly reviewers?: readonly string[]
  readonly prefixes?: readonly string[]
  /** An SQL expression. */
  readonly expires?: string
  readonly name?: string
}

const listOf = (values: readonly string[]) =>
  `array[${values.map((value) => `'${value}'`).join(', ')}]::text[]`

/** A new token, with all scopes if none are named. */
export async function makeToken(sql: Runtime['sql'], parts: TokenParts = {}): Promise<string> {
  const {
    may = scopes,
    modes,
    reviewers,
    prefixes,
    expires = 'null',
    name = `test ${crypto.randomUUID()}`,
  } = parts
  const token = toToken(crypto.getRandomValues(new Uint8Array(32)))
  const limits = [modes, reviewers, prefixes].map((limit) => (limit ? listOf(limit) : 'null'))
  await sql(`insert into api_tokens (name, digest, scopes, modes, reviewers, prefixes, expires_at) values ('${name}',
    decode('${await digestOfToken(token)}', 'hex'), ${listOf(may)}, ${limits.join(', ')}, ${expires})`)
  return token
}

/** Sends a request to an address of the API as it is, and checks the answer. */
export async function sendRaw(
  running: Running,
  path: string,
  question: Question,
): Promise<Answered> {
  const { method = 'GET' } = question
  const response = await running.fetch(`/api/1${path}`, question)
  const body: Document = method === 'HEAD' ? {} : await response.json()
  const { status, headers } = response
  expect(headers.get('Cache-Control')).toBe('no-store')
  expect([...headers.keys()].filter((name) => /^access-control-|^etag-/.test(name))).toEqual([])
  expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin')
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  const answered = path.endsWith('/json-ld') ? 'application/ld+json' : 'application/json'
  expect(headers.get('Content-Type')).toBe(status < 400 ? answered : 'application/problem+json')
  if (method !== 'HEAD')
    expect(path === '/openapi.json' ? [] : mistakesOf(method, path, status, body)).toEqual([])
  return { status, headers, body }
}

/** Headers of a request. */
type Sent = Readonly<Record<string, string>>

/** Sends requests with a token of its own, or with the one that it gets. */
export function publisherOf(running: () => Running, sql: Runtime['sql'], parts: TokenParts = {}) {
  let token: Promise<string> | undefined
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Sent = {},
  ): Promise<Answered> => {
    token ??= makeToken(sql, parts)
    const all = {
      Authorization: `Bearer ${await token}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    }
    return sendRaw(running(), path, {
      method,
      headers: all,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }
  const at = (name: string) => `/articles/${encodeURIComponent(name)}`
  return {
    send,
    get: (name: string) => send('GET', at(name)),
    put: (name: string, body: unknown, headers?: Sent) => send('PUT', at(name), body, headers),
    patch: (name: string, body: unknown, headers?: Sent) =>
      send('PATCH', at(name), body, { 'Content-Type': 'application/merge-patch+json', ...headers }),
    remove: (name: string, headers?: Sent) => send('DELETE', at(name), undefined, headers),
    act: (
      name: string,
      action: 'corrections' | 'retraction' | 'withholding',
      body?: unknown,
      headers?: Sent,
    ) => send('POST', `${at(name)}/${action}`, body, headers),
    batch: (operations: readonly unknown[], query = '', headers?: Sent) =>
      send('POST', `/batch${query}`, { operations }, headers),
    list: (query = '') => send('GET', `/articles${query}`),
  }
}

/** Codes of the faults by their pointers. */
export const faultsOf = ({ body }: Answered) =>
  Object.fromEntries((body.errors ?? []).map(({ pointer, code }) => [pointer, code]))

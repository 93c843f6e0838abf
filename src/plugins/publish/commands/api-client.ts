/**
 * The client of the API: a method for each route that a command needs, of publish or of its own
 * plugin, which has the types of its parameters, body and answer.
 */

import { Failed } from '../../../core/tools/output.ts'
import type { ApiParameter } from '../parameters.ts'
import type { AnswerOf, BodyOf, Route, Routes } from '../route.ts'
import { type AnsweredProblem, toFailed } from './answered-problem.ts'

/** A parameter that is left out or undefined is not sent. */
type QueryOf<Query extends readonly ApiParameter[]> = {
  readonly [Each in Query[number] as Each['name']]?:
    | (Each['schema'] extends { readonly enum: readonly (infer T)[] }
        ? T
        : Each['schema'] extends { readonly type: 'integer' }
          ? number
          : string)
    | undefined
}
type InputOf<
  Path,
  Query extends readonly ApiParameter[],
  Body,
> = (Path extends `${string}{name}${string}` ? { readonly name: string } : unknown) &
  (Query extends readonly [] ? unknown : { readonly query?: QueryOf<Query> }) &
  ([Body] extends [never] ? unknown : { readonly body: BodyOf<Body> })

type MethodOf<R> =
  R extends Route<infer Path, infer Query, infer Body, infer ByStatus>
    ? (input: InputOf<Path, Query, Body>) => Promise<AnswerOf<ByStatus>>
    : never

/** Each method throws {Failed} if the API refuses the request. */
export type ClientOf<Own extends Routes> = { readonly [Id in keyof Own]: MethodOf<Own[Id]> }

export type ApiClient = {
  /** @example (await client.for(webhookRoutes).getWebhook({ name })).state */
  readonly for: <Own extends Routes>(routes: Own) => ClientOf<Own>
}

type CallInput = {
  readonly name?: string
  readonly query?: QueryOf<readonly ApiParameter[]>
  readonly body?: unknown
}

/**
 * `base` is the address of the API, without a slash at its end. `send` is `fetch`, or the API
 * itself.
 */
export function createApiClient(
  base: string,
  send: (request: Request) => Promise<Response>,
  headers: Readonly<Record<string, string>> = {},
): ApiClient {
  const call = async (
    { method, path }: Route,
    { name = '', query = {}, body }: CallInput,
  ): Promise<unknown> => {
    const url = new URL(base + path.replace('{name}', encodeURIComponent(name)))
    for (const [key, value] of Object.entries(query))
      if (value !== undefined) url.searchParams.set(key, `${value}`)
    const sent = body !== undefined && { body: JSON.stringify(body) }
    const type = sent && { 'Content-Type': 'application/json' }
    return read(
      await send(new Request(url, { method, ...sent, headers: { ...headers, ...type } })),
      url.href,
    )
  }
  return {
    for(routes) {
      const methods = Object.entries(routes).map(([id, route]) => [
        id,
        (input: CallInput) => call(route, input),
      ])
      return Object.fromEntries(methods)
    },
  }
}

async function read(response: Response, url: string): Promise<unknown> {
  const { ok, status } = response
  const body: unknown = await response.json().catch(() => undefined)
  const isObject = typeof body === 'object' && body !== null
  if (ok && isObject) return body
  if (!ok && isObject && 'detail' in body) throw toFailed(body as AnsweredProblem)
  const detail = `${response.url || url} answered ${status}, and not as the API does: is CANDOR_URL right?`
  throw new Failed(status >= 500 ? 'away' : 'refused', detail, undefined, status)
}

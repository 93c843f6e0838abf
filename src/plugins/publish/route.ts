/**
 * A route of the API, in one piece: its path, scopes, parameters, body and answers, and the
 * handler. The service (api.ts), the description (openapi.ts) and the client of the command line
 * (src/plugins/publish/commands/api-client.ts) are made of it.
 */
import type { GenericSchema, InferInput } from 'valibot'
import type { AddressOf } from '../../core/article-address.ts'
import type { Core } from '../../core/plugin.ts'
import type { Site } from '../../core/settings/site.ts'
import type { WriterDatabase } from '../../core/store/writer-database.ts'
import type { Answer } from './answer.ts'
import type { Repeatable } from './idempotency.ts'
import type { Component } from './json-schema.ts'
import type { ApiParameter, ParameterValues } from './parameters.ts'
import type { PartnerAnswers } from './partner-answers.ts'
import type { readJson } from './read-body.ts'
import type { Caller, Scope } from './scopes.ts'

/** Path of the publishing API, below the base path. */
export const apiPath = '/api/1'

/** The schema of a body, and its name in OpenAPI. */
type NamedBody = { readonly name: string; readonly schema: GenericSchema }
/** `Patch` is any object (RFC 7396). */
type RouteBody = NamedBody | 'Patch'
export type BodyOf<Body> = Body extends { readonly schema: infer Schema extends GenericSchema }
  ? InferInput<Schema>
  : object

/** Why a request can be refused, by status. */
export const refusals = {
  '400': 'The request cannot be read.',
  '401': 'No token, or one that is unknown, revoked or expired.',
  '403': 'The token may not do this.',
  '404': 'There is no such article, webhook or partner.',
  '409': 'It conflicts with other data, or with a request that is being answered.',
  '412': 'The article has changed: `If-Match`.',
  '413': 'The body is too large.',
  '415': 'The body is not JSON, or is compressed.',
  '422': 'The body breaks rules: `errors` names all of them.',
  '429': 'Too many requests: `Retry-After` says when to go on.',
  '503':
    'The database is away, and Retry-After says when to send it again; or it refuses the request, and waiting does not help.',
}

export const headers = {
  'If-Match': 'Write only if the article still has this ETag.',
  'If-None-Match': '`*`: write only if the article does not exist.',
  'Idempotency-Key': 'Any key of your own: the same request with it is done once in 24 hours.',
}

/**
 * Told of each operation that ended: `created`, `updated`, …, `refused`, or `undone` where another
 * one of its batch was refused. Dry runs are `dry_run`.
 */
export type Wrote = (operation: string, outcome: string) => void

/** The same for all requests. */
export type ApiParts = {
  readonly site: Site
  /** Address of the API, without a slash at its end. */
  readonly base: string
  readonly partnersOf: PartnerAnswers
  /** Gives articles an address that their writer leaves out; `null` without a plugin that does. */
  readonly addressOf: AddressOf | null
  /** For handlers of other plugins: what their opened plugin adds to a point of its own. */
  readonly added: Core['added']
  readonly wrote: Wrote | undefined
}

/** A request whose token has a scope of the route, and whose parameters are right. */
export type ApiRequest<Query extends readonly ApiParameter[] = readonly []> = {
  readonly raw: Request
  /** The segment of the path that names an article, a webhook, a partner or a rule, decoded. */
  readonly name: string
  readonly query: ParameterValues<Query>
  readonly caller: Caller
  readonly db: WriterDatabase
  /** Reads the body. */
  readonly read: () => ReturnType<typeof readJson>
  /** By its `Idempotency-Key`, if the route has one; `text` is the body as it was sent. */
  readonly repeatable: (text: string) => Promise<Repeatable>
  readonly api: ApiParts
}

type HttpMethod = 'GET' | 'PUT' | 'PATCH' | 'DELETE' | 'POST'
/** The schema of an answer, and what it means, by status. */
type AnswersByStatus = {
  readonly [Status in 200 | 201 | 202]?: readonly [Component<object>, string]
}
export type AnswerOf<ByStatus> = {
  [Status in keyof ByStatus]-?: Exclude<ByStatus[Status], undefined> extends readonly [
    Component<infer Body>,
    string,
  ]
    ? Body
    : never
}[keyof ByStatus]

type RouteDescription<
  Query extends readonly ApiParameter[],
  Body extends RouteBody,
  ByStatus extends AnswersByStatus,
> = {
  readonly summary: string
  /** Describes `{name}`, if its path has one. */
  readonly nameMeans?: string
  /** A token needs one of these scopes; `null` needs no token. */
  readonly scopes: readonly Scope[] | null
  readonly query?: Query
  readonly headers?: readonly (keyof typeof headers)[]
  readonly body?: Body
  readonly answers: ByStatus
  /** More than `refusalsOf` in openapi.ts derives. */
  readonly refuses?: readonly (keyof typeof refusals)[]
  handle(request: ApiRequest<Query>): Promise<Answer<AnswerOf<ByStatus>>>
}

export type Route<
  Path extends string = string,
  Query extends readonly ApiParameter[] = readonly ApiParameter[],
  Body extends RouteBody = RouteBody,
  ByStatus extends AnswersByStatus = AnswersByStatus,
> = RouteDescription<Query, Body, ByStatus> & {
  readonly method: HttpMethod
  /** Below the address of the API. */
  readonly path: Path
}

/** By their operation ids. */
export type Routes = Readonly<Record<string, Route>>

/** A route whose types are kept, for the client. */
export function route<
  const Path extends string,
  const ByStatus extends AnswersByStatus,
  const Query extends readonly ApiParameter[] = readonly [],
  Body extends RouteBody = never,
>(
  address: `${HttpMethod} ${Path}`,
  described: RouteDescription<Query, Body, ByStatus>,
): Route<Path, Query, Body, ByStatus> {
  const [method, path] = address.split(' ') as [HttpMethod, Path]
  return { ...described, method, path }
}

/**
 * The page of entries that were read with one more than the limit, and its last entry if there are
 * more.
 */
export function toPage<Entry>(found: readonly Entry[], limit: number) {
  const page = found.slice(0, limit)
  return { page, next: found.length > limit ? (page.at(-1) ?? null) : null }
}

/** The same address, after that position. */
export function addressAfter({ url }: Request, { base }: ApiParts, after: number): string {
  const { pathname, searchParams } = new URL(url)
  searchParams.set('after', String(after))
  return `${base}${pathname.slice(pathname.indexOf(apiPath) + apiPath.length)}?${searchParams}`
}

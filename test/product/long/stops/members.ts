/** Bodies that are right but for one member, which is a text of the worst shapes. */

import { buildWholeBody } from '../../../fixtures/build-body.ts'
import { allRoutes } from '../../app/all-routes.ts'
import type { BodyRoute } from './body-routes.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

const whole = JSON.parse(JSON.stringify(buildWholeBody()))

/** A right body of each name. */
const samples: Readonly<Record<string, Json>> = {
  ArticleBody: whole,
  Patch: whole,
  CorrectionBody: { text: 'The year was wrong.', url: 'https://news.example.org/corrections' },
  RetractionBody: { reason: 'It was invented.' },
  BatchBody: { operations: [{ method: 'put', id: 'b', body: whole }] },
  WebhookBody: { name: 'a', url: 'https://hooks.example.org/' },
  PartnerBody: { name: 'a' },
}

/** The body with each of its texts replaced by `text`, one at a time. */
function* replaced(body: Json, text: string): Generator<readonly [member: string, body: Json]> {
  if (typeof body === 'string') yield ['', text]
  if (typeof body !== 'object' || body === null) return
  for (const [name, value] of Object.entries(body))
    for (const [member, changed] of replaced(value, text)) {
      const members = [...Object.entries(body), [name, changed]]
      const copy = Array.isArray(body)
        ? body.with(Number(name), changed)
        : Object.fromEntries(members)
      yield [`/${name}${member}`, copy as Json]
    }
}

/** Fields of forms. No description has them; a new service without an entry fails. */
const fields: Readonly<Record<string, readonly string[]>> = {
  desk: [
    ...['title', 'standfirst', 'body_html', 'note', 'text', 'url', 'reason', 'published_at'],
    ...['article', 'token', 'answer', 'key', 'digest', 'tag'],
  ],
  service: [
    'hub.mode',
    'hub.topic',
    'hub.callback',
    'hub.secret',
    'hub.verify_token',
    'hub.lease_seconds',
  ],
}

/** Names of the members of a route's body that are texts, with the whole body as it is sent. */
export function bodiesOf(route: BodyRoute, right: Readonly<Record<string, string>>, text: string) {
  if (route.service !== 'api')
    return (fields[route.service] ?? []).map(
      (name) => [name, new URLSearchParams({ ...right, [name]: text }).toString()] as const,
    )
  const pattern = new URL(route.url).pathname.replace('/api/1', '').replace('/1', '/{name}')
  const described = Object.values(allRoutes).find(
    ({ method, path }) => method === route.method && path === pattern,
  )
  const body = described?.body
  if (body === undefined) throw new Error(`${route.name} reads a body that it does not describe`)
  const sample = samples[body === 'Patch' ? body : body.name]
  if (sample === undefined) throw new Error(`${route.name} reads a body without a sample here`)
  const all: (readonly [member: string, body: Json])[] = [...replaced(sample, text)]
  // A change of nothing still reads, and answers, the text that is stored.
  if (body === 'Patch')
    all.push(['/body_html alone', { body_html: text }], ['nothing, of /body_html', {}])
  return all.map(([member, sent]) => [member, JSON.stringify(sent)] as const)
}

/** A body that the service takes, for the article that the others change. */
export const wholeBody = JSON.stringify(whole)

/** Operation → the whole article after it, as a body. Pure. */
import { type ArticleBody, articleBody, correctionBody, retractionBody } from './article-body.ts'
import { toBody } from './article-document.ts'
import { notFound, Refused } from './faults.ts'
import { requireScopes } from './holders.ts'
import type { Json } from './json-schema.ts'
import { mergePatch } from './merge-patch.ts'
import type { Operation, Situation } from './operation.ts'
import { type Whole, withAddress } from './own-address.ts'
import { parseLeniently } from './read-body.ts'
import type { Caller } from './scopes.ts'

/** Replaces members whose form is wrong. */
const standard = {
  title: '–',
  language: 'und',
  disclosure: { mode: 'human-only' },
}

/** @throws {Refused} */
export function toWholeBody(
  { method, name, body }: Operation,
  { stored, caller, addressOf = null }: Pick<Situation, 'stored' | 'caller' | 'addressOf'>,
): Whole {
  const toWhole = (given: unknown): Whole => {
    const read = parseLeniently(articleBody, given, standard)
    const externalId = stored === null ? name : stored.external_id
    return withAddress(read.body, read.faults, externalId, addressOf)
  }
  if (method === 'put') return toWhole(body)
  if (stored === null) throw notFound(name)
  const whole = toBody(stored)
  if (method === 'patch') return toWhole(toPatched(whole, body))
  // A draft that is withheld has no date.
  if (method === 'retract' && (stored.status === 'draft' || stored.published_at === null))
    throw new Refused(
      409,
      'The article was never published, so there is nothing to retract: delete it, or leave it a draft.',
    )
  return toEdited(method, whole, body, caller)
}

/**
 * A date, a retraction or an audience that the patch removes is `null`: left out, it would stay. A
 * date that it does not name follows the text.
 */
function toPatched(whole: ArticleBody, patch: unknown): unknown {
  const merged = mergePatch(whole, patch)
  if (typeof patch !== 'object' || patch === null || Array.isArray(patch)) return merged
  const taken = ['published_at', 'updated_at', 'retraction', 'audience'].filter(
    (name) => name in patch && (patch as Json)[name] === null,
  )
  const left = 'updated_at' in patch ? {} : { updated_at: undefined }
  return { ...(merged as Json), ...left, ...Object.fromEntries(taken.map((name) => [name, null])) }
}

function toEdited(
  method: Operation['method'],
  whole: ArticleBody,
  body: unknown,
  caller: Caller,
): Whole {
  if (method === 'correct') {
    requireScopes(caller, ['correct'])
    const { body: correction, faults } = parseLeniently(correctionBody, body, { text: '–' })
    return { body: { ...whole, corrections: [...(whole.corrections ?? []), correction] }, faults }
  }
  requireScopes(caller, ['retract'])
  if (method === 'withhold') return { body: { ...whole, status: 'withheld' }, faults: [] }
  const { body: retraction, faults } = parseLeniently(retractionBody, body, { reason: '–' })
  return { body: { ...whole, status: 'retracted', retraction }, faults }
}

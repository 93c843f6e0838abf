/**
 * Compares what an item says as data with a statement: its disclosure, sources, corrections,
 * address and times.
 */
import type { Declaration, ReadItem, Says } from '../disclosure/declaration.ts'
import { type Check, checked, unknown } from './check.ts'
import { factsDigest, spaced } from './digests.ts'
import type { ShownPayload } from './payload.ts'

const absent = 'is not declared'

/** To the second: RSS has no parts of one. */
const seconds = (time: string | null | undefined): string =>
  time ? String(Math.floor(Date.parse(time) / 1000)) : ''

/** Whether the item lost its data on the way, so that it can neither prove nor contradict them. */
const isStripped = ({ disclosure }: ShownPayload, { found }: ReadItem): boolean =>
  disclosure !== undefined && !found.some(({ vocabulary }) => vocabulary === 'candor')

/**
 * Each declaration must say what was signed, in every vocabulary; Candor's own must say all of it.
 */
export function checkDeclared(payload: ShownPayload, item: ReadItem): Check[] {
  const { mode, model, provider, reviewed_by: reviewedBy } = payload.disclosure ?? {}
  const data = item.found.filter(({ vocabulary, part }) => vocabulary !== 'words' && !part)
  const check = (of: string, name: keyof Says, signed: string | undefined) => {
    const stated = data.filter(
      ({ vocabulary, says }) => vocabulary === 'candor' || says[name] !== undefined,
    )
    if (stated.length === 0 && signed !== undefined) return unknown(of, absent)
    const other = stated.find(
      ({ says }) => spaced(String(says[name] ?? '')) !== spaced(signed ?? ''),
    )
    const [found, expected] = [other?.says[name], signed].map((value) =>
      JSON.stringify(value ?? null),
    )
    return checked(of, other === undefined, `${other?.at} has ${found}; signed is ${expected}`)
  }
  const byAi = mode === undefined ? undefined : mode !== 'human-only'
  const other = data.find(
    ({ says }) => Object.keys(says).length === 0 || (says.byAi ?? byAi) !== byAi,
  )
  return [
    check('mode', 'mode', mode),
    checked('by AI', other === undefined, `${other?.at} has ${JSON.stringify(other?.raw)}`),
    check('model', 'model', model),
    check('provider', 'provider', provider),
    check('reviewer', 'reviewedBy', reviewedBy),
  ]
}

type StatedCorrection = {
  readonly date: string | null
  readonly text: string
  readonly url?: string | null | undefined
}

/** Readers drop those without a text. */
const linesOf = (corrections: readonly StatedCorrection[]): string =>
  JSON.stringify(
    corrections.flatMap(({ date, text, url }) =>
      spaced(text) ? [[seconds(date), spaced(text), url ?? '']] : [],
    ),
  )

export async function checkFacts(payload: ShownPayload, item: ReadItem): Promise<Check[]> {
  const {
    url,
    published_at,
    updated_at = published_at,
    sources = [],
    corrections = [],
    entry,
  } = payload
  const { statement = null, generatedAt = null } = item.disclosure ?? {}
  const compareData = (
    of: string,
    isThere: boolean,
    isSame: boolean,
    detail = 'are not as signed',
  ) =>
    isSame || isThere || !isStripped(payload, item)
      ? checked(of, isSame, detail)
      : unknown(of, absent)
  const compare = (of: string, value: string | null, isSame: boolean, signed: string) =>
    value === null ? unknown(of, absent) : checked(of, isSame, `signed is ${signed}`)
  const isOne = ({ vocabulary, says }: Declaration) =>
    vocabulary !== 'candor' ||
    ((says.statement ?? null) === statement && (says.generatedAt ?? null) === generatedAt)
  const isAsSigned =
    item.found.every(isOne) &&
    (await factsDigest([statement, generatedAt], item.sources)) === entry.facts
  const hasFacts = item.sources.length > 0 || statement !== null
  return [
    compareData(
      'sources',
      item.sources.length > 0,
      String(item.sources.map((each) => each.url)) === String(sources),
    ),
    compareData(
      'facts',
      hasFacts,
      isAsSigned,
      'the sentence or date of the disclosure, or a source, is not as signed',
    ),
    compareData(
      'corrections',
      item.corrections.length > 0,
      linesOf(item.corrections) === linesOf(corrections),
    ),
    compare('url', item.url, item.url === url, url),
    compare(
      'published',
      item.published,
      seconds(item.published) === seconds(published_at),
      published_at,
    ),
    compare('updated', item.updated, seconds(item.updated) === seconds(updated_at), updated_at),
  ]
}

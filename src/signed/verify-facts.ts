/** Compares what an item says as data with a statement: its disclosure, sources, corrections, address and times. */
import type { ReadItem, Says } from '../disclosure/declaration.ts'
import { type Check, checked, unknown } from './check.ts'
import { factsDigest, spaced } from './digests.ts'
import type { ShownPayload } from './payload.ts'

const absent = 'is not declared'

/** To the second: RSS has no parts of one. */
const seconds = (time: string | null | undefined): number | null =>
  time === null || time === undefined ? null : Math.floor(Date.parse(time) / 1000)
const sameTime = (one: string | null | undefined, other: string | undefined) => seconds(one) === seconds(other)

/** Whether the item lost its data on the way, so that it can neither prove nor contradict them. */
const isStripped = ({ disclosure }: ShownPayload, { found }: ReadItem): boolean =>
  disclosure !== undefined && !found.some(({ vocabulary }) => vocabulary === 'candor')

/** Each declaration must say what was signed, in every vocabulary; Candor's own must say all of it. */
export function checkDeclared(payload: ShownPayload, item: ReadItem): Check[] {
  const { disclosure } = payload
  const data = item.found.filter(({ vocabulary, part }) => vocabulary !== 'words' && !part)
  const check = (of: string, name: keyof Says, signed: string | undefined) => {
    const said = data.filter(({ vocabulary, says }) => vocabulary === 'candor' || says[name] !== undefined)
    if (said.length === 0 && signed !== undefined) return unknown(of, absent)
    const isSigned = (value: string | undefined) => spaced(value ?? '') === spaced(signed ?? '')
    const other = said.find(({ says }) => !isSigned(says[name]?.toString()))
    return checked(
      of,
      other === undefined,
      `${other?.at} has ${JSON.stringify(other?.says[name] ?? null)}; signed is ${JSON.stringify(signed ?? null)}`,
    )
  }
  const byAi = disclosure === undefined ? undefined : disclosure.mode !== 'human-only'
  const other = data.find(({ says }) => Object.keys(says).length === 0 || (says.byAi ?? byAi) !== byAi)
  return [
    check('mode', 'mode', disclosure?.mode),
    checked('by AI', other === undefined, `${other?.at} has ${JSON.stringify(other?.raw)}`),
    check('model', 'model', disclosure?.model),
    check('provider', 'provider', disclosure?.provider),
    check('reviewer', 'reviewedBy', disclosure?.reviewed_by),
  ]
}

export async function checkFacts(payload: ShownPayload, item: ReadItem): Promise<Check[]> {
  const { url, published_at, updated_at = published_at, sources = [], corrections = [], entry } = payload
  const compare = (of: string, isThere: boolean, isSame: boolean, detail: string) =>
    isSame || isThere || !isStripped(payload, item) ? checked(of, isSame, detail) : unknown(of, absent)
  const sameCorrections =
    item.corrections.length === corrections.length &&
    item.corrections.every(({ date, text, url: page }, index) => {
      const signed = corrections[index]
      return (
        sameTime(date, signed?.date) &&
        spaced(text) === spaced(signed?.text ?? '') &&
        (page ?? null) === (signed?.url ?? null)
      )
    })
  const { statement = null, generatedAt = null } = item.disclosure ?? {}
  const isOne = item.found.every(
    ({ vocabulary, says }) =>
      vocabulary !== 'candor' || ((says.statement ?? null) === statement && (says.generatedAt ?? null) === generatedAt),
  )
  const isAsSigned = isOne && (await factsDigest([statement, generatedAt], item.sources)) === entry.facts
  return [
    compare(
      'sources',
      item.sources.length > 0,
      String(item.sources.map((each) => each.url)) === String(sources),
      'are not as signed',
    ),
    compare(
      'facts',
      item.sources.length > 0 || statement !== null,
      isAsSigned,
      'the sentence or date of the disclosure, or a source, is not as signed',
    ),
    compare('corrections', item.corrections.length > 0, sameCorrections, 'are not as signed'),
    item.url === null ? unknown('url', absent) : checked('url', item.url === url, `signed is ${url}`),
    item.published === null
      ? unknown('published', absent)
      : checked('published', sameTime(item.published, published_at), `signed is ${published_at}`),
    item.updated === null
      ? unknown('updated', absent)
      : checked('updated', sameTime(item.updated, updated_at), `signed is ${updated_at}`),
  ]
}

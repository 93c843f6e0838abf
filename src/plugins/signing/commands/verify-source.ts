/** Verifies a document: a feed, or saved statements. */

import type { ReadItem } from 'candor-disclosure/disclosure/declaration.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { hasDoubledMember } from 'candor-disclosure/parse/doubled-member.ts'
import { isObject } from 'candor-disclosure/parse/json-values.ts'
import { verifyChain } from 'candor-disclosure/signed/chain.ts'
import { digestOf } from 'candor-disclosure/signed/digests.ts'
import { type Keys, NotStatement, readNamed } from 'candor-disclosure/signed/jws.ts'
import type { StatementPayload } from 'candor-disclosure/signed/payload.ts'
import { outcomeOf, type Verdict, verifyStatement } from 'candor-disclosure/signed/verify.ts'
import { type FoundKeys, keysOf, keysOfFile, type World } from './verify-keys.ts'

export type VerifiedItem = Omit<Verdict, 'payload' | 'outcome'> & {
  readonly id: string | null
  readonly title: string | null
  /** `unsigned`: it has no statement. */
  readonly outcome: Verdict['outcome'] | 'unsigned'
  readonly statement: StatementPayload | null
  /** A newer statement of the same article, if the newsroom has one. */
  readonly newer: Pick<StatementPayload, 'number' | 'at'> | null
}

export type Verified = {
  /**
   * Nothing newer was known then: when the newsroom was asked, or else the time of the newest
   * statement.
   */
  readonly as_of: string | null
  readonly keys: readonly FoundKeys[]
  readonly items: readonly VerifiedItem[]
}

const jwsForm = /^[\w-]+\.[\w-]+\.[\w-]+$/

/** The statements in lines, or in the answer of `/statements/…`; `null` in another document. */
function statementsIn(text: string): readonly string[] | null {
  // Not by an expression: megabytes of blanks overflow its stack.
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length > 0 && lines.every((line) => jwsForm.test(line))) return lines
  const json: unknown = text.trimStart().startsWith('{') ? JSON.parse(text) : null
  if (
    !isObject(json) ||
    Object.keys(json).toSorted().join() !== 'keys,statements' ||
    hasDoubledMember(text, json)
  )
    return null
  const { statements } = json
  return Array.isArray(statements) && statements.every((each) => typeof each === 'string')
    ? statements
    : null
}

/**
 * @throws {NotStatement | UnreadableDocument} for a document that programs can read in two ways, or
 *   that is no feed.
 */
function itemsIn(text: string, url: string | null): readonly ReadItem[] {
  const { format, items } = readDisclosure(text, url === null ? {} : { url })
  if (format === 'html')
    throw new NotStatement('The document is no feed, and has no saved statements.')
  const foreign = new Set(items.flatMap(({ facts }) => facts?.foreign ?? []))
  if (foreign.size === 0) return items
  throw new NotStatement(
    `The document cannot be read as one thing: it has ${[...foreign].slice(0, 5).join(', ')}.`,
  )
}

/**
 * With keys of a file, a file is verified without any network. Otherwise the keys are those of the
 * address that each statement names, and the newest statements are asked for. @throws {NotStatement
 * | UnreadableDocument}
 */
export async function verifySource(
  source: string,
  file: string | undefined,
  world: World,
): Promise<Verified> {
  const text = await world.read(source)
  const isAddress = /^https?:/i.test(source)
  const statements = statementsIn(text)
  const items = statements === null ? itemsIn(text, isAddress ? source : null) : []
  const all = statements ?? items.flatMap(({ statement }) => statement ?? [])
  const keys = file === undefined ? await findKeys(all, world) : [await keysOfFile(file, world)]
  const ringOf = (jws: string): Keys =>
    keys.find(({ publisher }) => publisher === null || publisher === readNamed(jws)?.publisher)
      ?.keys ?? { keys: [] }
  const asksNewest = statements === null && (isAddress || file === undefined)
  const verified: VerifiedItem[] = []
  for (const item of items) verified.push(await verifyItem(item, ringOf, asksNewest ? world : null))
  if (statements !== null) verified.push(...(await verifyStatements(statements, ringOf)))
  const times = verified.flatMap(({ statement }) => statement?.at ?? []).toSorted()
  return {
    as_of: asksNewest ? world.now().toISOString() : (times.at(-1) ?? null),
    keys,
    items: verified,
  }
}

/** Addresses of newsrooms whose keys are asked for. */
const maxPublishers = 5

/** A statement that an article was withdrawn names no newsroom. */
function findKeys(statements: readonly string[], world: World): Promise<FoundKeys[]> {
  const publishers = new Set(statements.flatMap((jws) => readNamed(jws)?.publisher ?? []))
  return Promise.all(
    [...publishers].slice(0, maxPublishers).map((publisher) => keysOf(publisher, world)),
  )
}

async function verifyItem(
  item: ReadItem,
  ringOf: (jws: string) => Keys,
  world: World | null,
): Promise<VerifiedItem> {
  const { id, title, statement: jws } = item
  const none = { differences: [], missing: [], key: null, newer: null }
  if (jws === null) return { ...none, id, title, outcome: 'unsigned', statement: null }
  const { payload, ...verdict } = await verifyStatement(jws, ringOf(jws), item)
  const { newer, ...newest } =
    payload && world ? await compareNewest(jws, payload, ringOf(jws), world) : none
  const all = {
    differences: [...verdict.differences, ...newest.differences],
    missing: [...verdict.missing, ...newest.missing],
  }
  return { id, title, ...verdict, ...all, outcome: outcomeOf(all), statement: payload, newer }
}

/**
 * Checks that the newsroom's own list is a whole chain that has this statement, and finds what the
 * list says now.
 */
async function compareNewest(
  jws: string,
  payload: StatementPayload,
  keys: Keys,
  { read }: World,
): Promise<Pick<VerifiedItem, 'differences' | 'missing' | 'newer'>> {
  const result = { differences: [], missing: [], newer: null }
  if (payload.state === 'withdrawn') return result
  const url = new URL(`statements/${await digestOf(payload.guid)}`, payload.publisher).href
  const list = await read(url).then(statementsIn, () => null)
  if (list === null) return { ...result, missing: [`the newsroom's list of statements, ${url}`] }
  const { isWhole, statements } = await verifyChain(list, keys, jws)
  const last = statements.at(-1)?.payload
  if (!isWhole || !last)
    return {
      ...result,
      differences: [`newest: the chain at ${url} is broken, or lacks this statement`],
    }
  if (last.number === payload.number) return result
  const isGone = last.state !== 'published' && last.state !== payload.state
  const differences = isGone
    ? [`newest: since ${last.at} there is number ${last.number}, ${last.state}`]
    : []
  return { ...result, differences, newer: { number: last.number, at: last.at } }
}

/**
 * A chain. Those that say that the article was withdrawn name no newsroom, so the keys are those of
 * another one.
 */
async function verifyStatements(
  statements: readonly string[],
  ringOf: (jws: string) => Keys,
): Promise<VerifiedItem[]> {
  const named = statements.find((jws) => readNamed(jws) !== null) ?? ''
  const chain = await verifyChain(statements, ringOf(named))
  return chain.statements.map(({ payload, ...verdict }, index) => ({
    ...{ id: payload?.guid ?? null, title: `statement ${index + 1}` },
    ...{ ...verdict, statement: payload, newer: null },
  }))
}

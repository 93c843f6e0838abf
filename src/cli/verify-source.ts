/** Verifies a document: a feed, an item, or saved statements. */

import type { ReadItem } from '../disclosure/declaration.ts'
import { readDisclosure } from '../disclosure/reading.ts'
import { verifyChain } from '../signed/chain.ts'
import { type Check, fails, outcomeOf, unknown } from '../signed/check.ts'
import { digestOf } from '../signed/digests.ts'
import { type Keys, kidsIn, readNamed } from '../signed/jws.ts'
import type { StatementPayload } from '../signed/payload.ts'
import { verifyStatement } from '../signed/verify.ts'
import { type FoundKeys, keysOf, keysOfFile, type World } from './verify-keys.ts'

export type VerifiedItem = {
  readonly id: string | null
  readonly title: string | null
  /** `unsigned`: it has no statement. */
  readonly outcome: Check['result'] | 'unsigned'
  readonly statement: StatementPayload | null
  readonly key: { readonly kid: string; readonly state: string } | null
  readonly checks: readonly Check[]
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

/** The statements in lines, or in the answer of `/statements/`; `null` in another document. */
export function statementsIn(text: string): readonly string[] | null {
  const lines = text.trim().split(/\s+/)
  if (lines.every((line) => jwsForm.test(line))) return lines
  const json = text.trimStart().startsWith('{') ? JSON.parse(text) : null
  return Array.isArray(json?.statements) ? json.statements.map(String) : null
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
  const items =
    statements === null ? readDisclosure(text, isAddress ? { url: source } : {}).items : []
  const all = statements ?? items.flatMap(({ statement }) => statement ?? [])
  const given = file === undefined ? null : await keysOfFile(file, world)
  const keys = given === null ? await findKeys(all, world) : [given]
  const ringOf = (jws: string): Keys => {
    const publisher = given === null ? readNamed(jws)?.publisher : null
    return keys.find((each) => each.publisher === publisher)?.keys ?? { keys: [] }
  }
  const asksNewest = statements === null && (isAddress || given === null)
  const verified: VerifiedItem[] = []
  for (const item of items) verified.push(await verifyItem(item, ringOf, asksNewest ? world : null))
  if (statements !== null) verified.push(...(await verifyStatements(statements, ringOf)))
  const newest =
    verified
      .flatMap(({ statement }) => statement?.at ?? [])
      .sort()
      .at(-1) ?? null
  return { as_of: asksNewest ? world.now().toISOString() : newest, keys, items: verified }
}

/** Addresses of newsrooms whose keys are asked for. */
const maxPublishers = 5

async function findKeys(statements: readonly string[], world: World): Promise<FoundKeys[]> {
  const named = Map.groupBy(statements, (jws) => readNamed(jws)?.publisher)
  const nothing =
    (publisher: string) =>
    (error: Error): FoundKeys => ({
      ...{ publisher, keys: { keys: [] }, from: publisher, ties: [fails('keys', error.message)] },
    })
  // A statement that an article was withdrawn names no newsroom.
  const others = kidsIn(named.get(undefined) ?? [])
  const asked = [...named].slice(0, maxPublishers).flatMap(([publisher, own]) => {
    const pages = own.flatMap((jws) => readNamed(jws)?.url ?? [])
    const kids = [...kidsIn(own), ...others]
    return publisher === undefined
      ? []
      : keysOf(publisher, pages, kids, world).catch(nothing(publisher))
  })
  return Promise.all(asked)
}

async function verifyItem(
  item: ReadItem,
  ringOf: (jws: string) => Keys,
  world: World | null,
): Promise<VerifiedItem> {
  const { id, title, statement: jws } = item
  if (jws === null)
    return { id, title, outcome: 'unsigned', statement: null, key: null, checks: [] }
  const { payload: statement, key, checks } = await verifyStatement(jws, ringOf(jws), item)
  const newest =
    statement === null || world === null
      ? []
      : [await checkNewest(jws, statement, ringOf(jws), world)]
  const all = [...checks, ...newest]
  return { id, title, outcome: outcomeOf(all), statement, key, checks: all }
}

/**
 * Whether the newsroom's own list is a whole chain that has this statement, and as its last one.
 */
async function checkNewest(
  jws: string,
  payload: StatementPayload,
  keys: Keys,
  { read }: World,
): Promise<Check> {
  const of = 'newest'
  if (payload.state === 'withdrawn') return fails(of, 'is withdrawn')
  const url = new URL(`statements/${await digestOf(payload.guid)}`, payload.publisher).href
  const list = await read(url).then(statementsIn, () => null)
  if (list === null) return unknown(of, `cannot be read from ${url}`)
  const { outcome, statements, checks } = await verifyChain(list, keys, jws)
  const last = statements.at(-1)?.payload
  const fault = checks.find(({ result }) => result === 'fails')
  if (fault || !last)
    return fails(of, `the chain at ${url} is broken: ${fault?.of}: ${fault?.detail}`)
  if (last.number === payload.number) return { of, result: outcome, detail: '' }
  const detail = `is number ${payload.number}: since ${last.at} there is number ${last.number}, ${last.state}`
  return last.state === 'published' || last.state === payload.state
    ? unknown(of, detail)
    : fails(of, detail)
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
  return chain.statements.map(({ payload: statement, key, checks }, index) => {
    // Later statements vouch for earlier ones, whatever became of their key.
    const own = checks.filter(({ of }) => of !== 'key' || index === statements.length - 1)
    const all = [...own, ...chain.checks.slice(index, index + 1)]
    const title = `statement ${index + 1}`
    return {
      id: statement?.guid ?? null,
      title,
      outcome: outcomeOf(all),
      statement,
      key,
      checks: all,
    }
  })
}

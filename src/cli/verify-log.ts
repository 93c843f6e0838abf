/** Walks the public log of a newsroom (RFC 5005), and compares it with what was in it before. */
import { readFile, writeFile } from 'node:fs/promises'
import { verifyChain } from '../signed/chain.ts'
import { type Check, fails, holds } from '../signed/check.ts'
import { digestOf } from '../signed/digests.ts'
import { kidsIn, NotStatement, parseJws } from '../signed/jws.ts'
import { type LogPart, readLogPart } from '../signed/log-part.ts'
import { isFileError } from './failed.ts'
import { onOneLine } from './output.ts'
import { type FoundKeys, keysOf, keysOfFile, type World } from './verify-keys.ts'

/** The newest statement of each article: its number and digest. A later log must still have it. */
type LogState = ReadonlyMap<string, readonly [number: number, digest: string]>

export type VerifiedLog = {
  readonly as_of: string
  readonly statements: number
  readonly articles: number
  readonly keys: FoundKeys
  readonly checks: readonly Check[]
}

/** `stateFile` is read if it exists, and written if the log holds. */
export async function verifyLog(
  address: string,
  keysFile: string | undefined,
  stateFile: string | undefined,
  world: World,
): Promise<VerifiedLog> {
  const publisher = new URL(address.replace(/statements\/$/, '').replace(/\/?$/, '/')).href
  const statements = await readLog(new URL('statements/', publisher).href, world)
  const chains = Map.groupBy(statements, (jws) => parseJws(jws).payload.guid)
  // The last statement of a chain vouches for those before, whatever became of their keys.
  const kids = kidsIn(Array.from(chains.values(), (chain) => chain.at(-1) ?? ''))
  const keys =
    keysFile === undefined
      ? await keysOf(publisher, [], kids, world)
      : await keysOfFile(keysFile, world)
  const before = stateFile === undefined ? new Map() : await readState(stateFile)
  const after = new Map<string, readonly [number, string]>()
  const checks: Check[] = []
  for (const guid of new Set([...chains.keys(), ...before.keys()])) {
    const chain = chains.get(guid) ?? []
    const { checks: ofChain } = await verifyChain(chain, keys.keys)
    const [number, digest] = before.get(guid) ?? []
    const isKept = number === undefined || (await digestOf(chain[number - 1] ?? '')) === digest
    const fault = ofChain.find(({ result }) => result === 'fails')
    if (!isKept)
      checks.push(fails(guid, `number ${number} is not the one that was in the log before`))
    else checks.push(fault ? fails(guid, `${fault.of}: ${fault.detail}`) : holds(guid))
    after.set(guid, [chain.length, await digestOf(chain.at(-1) ?? '')])
  }
  const holdsAll = checks.every(({ result }) => result === 'holds')
  if (stateFile !== undefined && holdsAll)
    await writeFile(stateFile, `${JSON.stringify(Object.fromEntries(after))}\n`)
  return {
    as_of: world.now().toISOString(),
    statements: statements.length,
    articles: chains.size,
    keys,
    checks,
  }
}

/** The oldest first. @throws {NotStatement} for a log that goes round in a circle, or is none. */
async function readLog(first: string, { read }: World): Promise<string[]> {
  const statements: string[] = []
  const pages = new Set<string>()
  for (let page: string | null = first; page !== null; ) {
    if (pages.has(page)) throw new NotStatement(`The log goes round in a circle at ${page}.`)
    pages.add(page)
    const part: LogPart = readLogPart(await read(page), page)
    statements.unshift(...part.statements.toReversed())
    page = part.previous
  }
  // The newest document overlaps with the last closed part.
  return [...new Set(statements)]
}

const readState = (file: string): Promise<LogState> =>
  readFile(file, 'utf8').then(
    (text) => new Map(Object.entries(JSON.parse(text))),
    (error: unknown) => {
      if (isFileError(error) && 'code' in error && error.code === 'ENOENT') return new Map()
      throw error
    },
  )

export function toLogText({ statements, articles, as_of, keys, checks }: VerifiedLog): string {
  const faults = checks
    .filter(({ result }) => result === 'fails')
    .map(({ of, detail }) => `fails    ${onOneLine(`${of}: ${detail}`)}\n`)
  return `${faults.join('')}${statements} statements of ${articles} articles at ${as_of}, keys of ${keys.from}\n`
}

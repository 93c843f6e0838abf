/**
 * The command that verifies signed statements: in feeds, items, lists, evidence and the public log.
 */
import { resolveTxt } from 'node:dns/promises'
import type { Command } from 'commander'
import type { Check } from '../signed/check.ts'
import type { Context } from './context.ts'
import { checkEvidence } from './evidence-commands.ts'
import { Failed, readable, wrong } from './failed.ts'
import { counted, onOneLine } from './output.ts'
import type { World } from './verify-keys.ts'
import type { Verified, VerifiedItem } from './verify-source.ts'

type VerifyFlags = {
  readonly keys?: string
  readonly log?: boolean
  readonly state?: string
  readonly strict?: boolean
}

export function addVerifyCommand(program: Command, { print, bounded }: Context): void {
  program
    .command('verify <address-or-file>')
    .description('check what a newsroom signed: a feed, an item, saved statements, evidence')
    .option(
      '--keys <file>',
      'the keys of the newsroom, saved; with it, a file is checked without a network',
    )
    .option('--log', 'walk the public log of the newsroom at this address')
    .option(
      '--state <file>',
      'with --log: what was in the log before, to notice a past that was rewritten',
    )
    .option('--strict', 'fail also if something cannot be compared')
    .action(async (source: string, { keys, log, state, strict = false }: VerifyFlags) => {
      const world = await openWorld()
      const verifying = <T>(work: () => Promise<T>) => bounded(() => readableStatements(work))
      if (log) {
        const { verifyLog, toLogText } = await import('./verify-log.ts')
        const verified = await verifying(() => verifyLog(source, keys, state, world))
        print(verified, toLogText(verified))
        if (hasFault([...verified.checks, ...verified.keys.ties]))
          throw new Failed('refused', 'The log does not hold.')
        return
      }
      if (!/^https?:/i.test(source)) {
        const text = await readable(() => world.read(source))
        if (/^\s*\{\s*"candor"\s*:\s*"evidence"/.test(text))
          return checkEvidence(source, text, print)
      }
      const { verifySource } = await import('./verify-source.ts')
      const verified = await verifying(() => verifySource(source, keys, world))
      if (verified.items.length === 0) throw wrong(`${source} has no items and no statements.`)
      print(verified, toText(verified))
      const refusal = refusalOf(verified, strict)
      if (refusal !== null) throw new Failed('refused', refusal)
    })
}

const hasFault = (checks: readonly Check[]) => checks.some(({ result }) => result === 'fails')

/**
 * Why the command fails, `null` if it does not: an item, or what ties the keys to the newsroom.
 * `isStrict`: also if an item is unknown.
 */
export function refusalOf({ items, keys }: Verified, isStrict: boolean): string | null {
  const refused = ['fails', 'unsigned', ...(isStrict ? ['unknown'] : [])]
  const faults = items.filter(({ outcome }) => refused.includes(outcome))
  if (faults.length > 0)
    return `${counted(faults.length, 'item')} of ${items.length} not as signed.`
  const [tie] = keys.flatMap(({ ties }) => ties.filter(({ result }) => result === 'fails'))
  return tie === undefined
    ? null
    : `The keys are not tied to the newsroom: ${tie.of}: ${tie.detail}.`
}

async function openWorld(): Promise<World> {
  const { openInput } = await import('../node/open-input.ts')
  const { decode, findEncoding } = await import('../parse/encoding.ts')
  return {
    async read(pathOrAddress) {
      const input = await openInput(pathOrAddress)
      let text = ''
      for await (const part of decode(input, await findEncoding(input))) text += part
      return text
    },
    resolveTxt,
    now: () => new Date(),
  }
}

async function readableStatements<T>(work: () => Promise<T>): Promise<T> {
  const { NotStatement } = await import('../signed/jws.ts')
  const { UnreadableDocument } = await import('../parse/unreadable-document.ts')
  return readable(work).catch((error: unknown) => {
    if (
      error instanceof NotStatement ||
      error instanceof UnreadableDocument ||
      error instanceof SyntaxError
    )
      throw wrong(error.message)
    throw error
  })
}

const lineOfCheck = ({ of, result, detail }: Check): string =>
  `    ${result.padEnd(8)} ${onOneLine([of, detail].filter((part) => part).join(': '))}\n`

function lineOf({ id, title, outcome, statement, key, checks }: VerifiedItem): string {
  const signed =
    statement && `number ${statement.number} of ${statement.at}, key ${key?.kid} (${key?.state})`
  const faults = checks.filter(({ result }) => result !== 'holds').map(lineOfCheck)
  const named = onOneLine([id, title, signed].filter((part) => part).join('  '))
  return `${outcome.padEnd(8)} ${named}\n${faults.join('')}`
}

/** Each item with what does not hold, then the keys with what ties them to the newsroom. */
function toText({ items, keys, as_of }: Verified): string {
  const counts = (['holds', 'unknown', 'fails', 'unsigned'] as const).flatMap((name) => {
    const count = items.filter(({ outcome }) => outcome === name).length
    return count === 0 ? [] : [`${count} ${name}`]
  })
  const known = as_of === null ? 'nothing is known' : `nothing newer was known at ${as_of}`
  const found = keys.map(
    ({ from, ties }) => `Keys: ${onOneLine(from)}\n${ties.map(lineOfCheck).join('')}`,
  )
  return `${items.map(lineOf).join('')}${counted(items.length, 'item')}: ${counts.join(', ')}; ${known}\n${found.join('')}`
}

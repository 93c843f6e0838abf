/** The command that verifies signed statements: in feeds, lists and evidence. */

import { counted } from 'candor-disclosure/text/counted.ts'
import type { Command } from 'commander'
import { Failed, onOneLine, readable, wrong } from '../../../core/tools/output.ts'
import { type Context, verifiers } from '../../../core/tools/tools.ts'
import type { World } from './verify-keys.ts'
import type { Verified, VerifiedItem } from './verify-source.ts'

export function addVerifyCommand(program: Command, context: Context): void {
  const { added, print, bounded } = context
  program
    .command('verify <address-or-file>')
    .description('check that a feed is what a newsroom signed; also saved statements, and evidence')
    .option(
      '--keys <file>',
      'the keys of the newsroom, saved; with it, a file is checked without a network',
    )
    .action(async (source: string, { keys }: { readonly keys?: string }) => {
      const world = await openWorld(context)
      if (!/^https?:/i.test(source)) {
        const text = await readableStatements(() => world.read(source))
        const verifier = added(verifiers).find(({ knows }) => knows(text))
        if (verifier) return verifier.verify(source, text, print)
      }
      const { verifySource } = await import('./verify-source.ts')
      const verified = await bounded(() =>
        readableStatements(() => verifySource(source, keys, world)),
      )
      const { items } = verified
      if (items.length === 0) throw wrong(`${source} has no items and no statements.`)
      print(verified, toText(verified))
      const others = items.filter(({ outcome }) => outcome !== 'same')
      if (others.length > 0)
        throw new Failed(
          'refused',
          `${counted(others.length, 'item')} of ${items.length} not as signed.`,
        )
    })
}

async function openWorld({ openInput }: Context): Promise<World> {
  const { decodeUtf8 } = await import('candor-disclosure/parse/encoding.ts')
  return {
    read: async (pathOrAddress) => decodeUtf8(await openInput(pathOrAddress)),
    now: () => new Date(),
  }
}

async function readableStatements<T>(work: () => Promise<T>): Promise<T> {
  const { NotStatement } = await import('candor-disclosure/signed/jws.ts')
  const { UnreadableDocument } = await import('candor-disclosure/parse/unreadable-document.ts')
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

const nameOf = ({ id, title, statement, key, newer }: VerifiedItem) => {
  const signed =
    statement && `number ${statement.number} of ${statement.at}, key ${key?.kid} (${key?.state})`
  return [id, title, signed, newer && `newer: number ${newer.number} of ${newer.at}`]
}

function lineOf(item: VerifiedItem): string {
  const named = onOneLine(
    nameOf(item)
      .filter((part) => part)
      .join('  '),
  )
  const reasons = [...item.differences, ...item.missing.map((name) => `not there: ${name}`)]
  return `${item.outcome.padEnd(9)} ${named}\n${reasons.map((each) => `    ${onOneLine(each)}\n`).join('')}`
}

/** Each item with what differs, then the keys. */
function toText({ items, keys, as_of }: Verified): string {
  const counts = (['same', 'partial', 'different', 'unsigned'] as const).flatMap((name) => {
    const count = items.filter(({ outcome }) => outcome === name).length
    return count === 0 ? [] : [`${count} ${name}`]
  })
  const known = as_of === null ? 'nothing is known' : `nothing newer was known at ${as_of}`
  const found = keys.map(({ from }) => `Keys: ${onOneLine(from)}\n`)
  return `${items.map(lineOf).join('')}${counted(items.length, 'item')}: ${counts.join(', ')}; ${known}\n${found.join('')}`
}

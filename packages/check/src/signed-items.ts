/**
 * Compares items with what their newsroom signed, by the keys at the address that their statements
 * name.
 */
import type { ReadItem } from 'candor-disclosure/disclosure/declaration.ts'
import { type Keys, keysPath, parseKeys, readNamed } from 'candor-disclosure/signed/jws.ts'
import { compareItem, outcomeOf, verifyStatement } from 'candor-disclosure/signed/verify.ts'
import type { AskWeb } from './ask-web.ts'
import type { FoundFault } from './fault.ts'
import type { Report } from './report.ts'

/** An item of the report, by its position, that carries a statement. */
export type SignedItem = { readonly index: number; readonly name: string; readonly item: ReadItem }

/**
 * The items with their outcomes, and findings. Without keys, only what was changed is known. `ask`
 * is `null` without a network.
 */
export async function verifyItems(
  ask: AskWeb | null,
  { items }: Pick<Report, 'items'>,
  signed: readonly SignedItem[],
): Promise<{ readonly items: Report['items']; readonly found: readonly FoundFault[] }> {
  const keys = ask && (await findKeys(ask, signed))
  const verified = [...items]
  const found: FoundFault[] = []
  for (const { index, name, item } of signed) {
    const { differences, missing } = await verifyItem(item, keys)
    if (differences.length > 0)
      found.push([
        name,
        ['statement-fails', `${keys ? '' : 'It was changed: '}${differences.join('; ')}.`],
      ])
    const [own] = items.slice(index, index + 1)
    if (own) verified[index] = { ...own, statement: outcomeOf({ differences, missing }) }
  }
  return { items: verified, found }
}

/** Without keys, the signature is missing. */
async function verifyItem(item: ReadItem, keys: Keys | null) {
  const jws = item.statement ?? ''
  const payload = keys ? null : readNamed(jws)
  if (payload === null) return verifyStatement(jws, keys ?? { keys: [] }, item)
  const { differences, missing } = await compareItem(payload, item)
  return { differences, missing: ['key', ...missing] }
}

/** The keys of the first newsroom that a statement names. */
async function findKeys(ask: AskWeb, signed: readonly SignedItem[]): Promise<Keys | null> {
  const [publisher] = signed.flatMap(({ item }) => readNamed(item.statement ?? '')?.publisher ?? [])
  const url = publisher === undefined ? null : URL.parse(keysPath, publisher)
  const answer = url && (await ask(url.href))
  try {
    return answer?.status === 200 ? parseKeys(answer.text) : null
  } catch {
    return null
  }
}

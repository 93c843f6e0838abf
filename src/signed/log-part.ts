/**
 * Reads a document of the public log of statements (RFC 5005): the newest one, or a closed part.
 * Also a copy that another program wrote.
 */
import { readXmlText } from '../parse/read-xml.ts'
import { NotStatement } from './jws.ts'

export type LogPart = {
  /** The newest first, each a compact JWS that nobody has verified yet. */
  readonly statements: readonly string[]
  /** The address of the part before; `null` in the first one. */
  readonly previous: string | null
}

/** @throws {NotStatement} if it is no log, or an entry has no statement. */
export function readLogPart(text: string, address: string): LogPart {
  const elements = readXmlText(text, address, () => undefined).map(({ element }) => element)
  const entries = elements.filter(({ name }) => name === 'atom:entry')
  if (entries.length === 0) throw new NotStatement(`${address} is no log of statements`)
  const statements = entries.map((entry) => {
    const jws = entry.textOf('candor:statement')
    if (jws) return jws
    throw new NotStatement(`the entry ${entry.textOf('atom:id')} at ${address} has no statement`)
  })
  const link = elements.find(
    (each) => each.name === 'atom:link' && each.attribute('rel') === 'prev-archive',
  )
  return { statements, previous: link?.address('href') ?? null }
}

/**
 * Registrable domains by the Public Suffix List, as the SQL function `candor_domain` finds them.
 */
import { publicSuffixes } from '../../../schema/public-suffixes.ts'

/** Ending → the labels before it in rules, each between spaces. Made for the first domain. */
let endings: ReadonlyMap<string, string> | undefined

const readEndings = () =>
  new Map(
    publicSuffixes.split('\n').map((line) => {
      const end = line.indexOf(' ')
      return [line.slice(0, end), `${line.slice(end)} `] as const
    }),
  )

/**
 * The SQL function `candor_domain` has the same rule: at least two labels that DNS can have, and no
 * IP address.
 */
const hostName =
  /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?!\d+$)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/

/** `host` is in lower-case ASCII. The longest rule applies, and exceptions come first. */
export function findDomain(host: string): string | undefined {
  if (host.length > 255 || !hostName.test(host)) return undefined
  endings ??= readEndings()
  const labels = host.split('.')
  const from = (start: number) => labels.slice(start).join('.')
  for (const [start, label] of labels.slice(0, -1).entries()) {
    const rules = endings.get(from(start + 1))
    if (rules?.includes(` !${label} `)) return from(start)
    if (rules?.includes(` ${label} `) || rules?.includes(' * '))
      return start > 0 ? from(start - 1) : undefined
  }
  return from(labels.length - 2)
}

/** The parameters of writes: a misspelt one would write what was only tried, so each that is not understood is refused. */
import { Refused } from './faults.ts'
import { refuseStrangers } from './filter.ts'

const on: readonly string[] = ['1', 'true', 'on', 'yes']
const off: readonly string[] = ['0', 'false', 'off', 'no']

/** `null` for a parameter that is not there. @throws {Refused} 400 with the first parameter that is wrong. */
export function parseFlags<const Name extends string>(
  query: URLSearchParams,
  names: readonly Name[],
): Readonly<Record<Name, boolean | null>> {
  refuseStrangers(
    query,
    names.map((name) => ({ name })),
  )
  return Object.fromEntries(names.map((name) => [name, flag(query, name)])) as Record<Name, boolean | null>
}

function flag(query: URLSearchParams, name: string): boolean | null {
  const [value, ...more] = query.getAll(name)
  if (value === undefined) return null
  if (more.length > 0) throw new Refused(400, `The parameter ${name} must be given once.`)
  if (on.includes(value)) return true
  if (off.includes(value)) return false
  const allowed = [...on, ...off].join(', ')
  throw new Refused(400, `The parameter ${name} must be one of: ${allowed}. It is ${JSON.stringify(value)}.`)
}

/** The parameters of writes: a misspelt one would write what was only tried, so each that is not understood is refused. */
import { Refused } from './faults.ts'
import { readAll } from './filter.ts'

const schema = { type: 'string', enum: ['0', '1'] } as const
export const dryRun = {
  name: 'dry_run',
  description: 'Do everything, tell what would be, and undo it.',
  schema,
} as const
export const atomic = {
  name: 'atomic',
  description: '`0` keeps what is right when another operation is refused.',
  schema,
} as const

const on: readonly string[] = ['1', 'true', 'on', 'yes']
const off: readonly string[] = ['0', 'false', 'off', 'no']

/** `null` for a parameter that is not there. @throws {Refused} 400 with all parameters that are unknown or wrong. */
export function parseFlags<Name extends string>(query: URLSearchParams, flags: readonly { readonly name: Name }[]) {
  return readAll(query, flags, ({ name }) => flag(query, name)) as Record<Name, boolean | null>
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

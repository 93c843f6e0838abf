/** Checks signed statements: the key that signs, its clock, and what waits for a statement for too long. */
import { openSigner } from '../node/signing.ts'
import type { Environment } from '../settings/setting.ts'
import { parseSigningSettings } from '../settings/signing.ts'
import { reasonOf } from '../store/reason-of.ts'
import { findActive } from '../writer/signing-keys.ts'
import { counted, type Finding, fault, ok, warning } from './finding.ts'
import type { Target } from './target.ts'

/** A batch is signed within seconds, at the edge within a minute. */
const lateAfter = `interval '3 minutes'`
const maxClockSeconds = 60

/** Nothing in a newsroom that never signed. */
export async function checkSigning({ ask, db }: Target, environment: Environment): Promise<Finding[]> {
  const settings = parseSigningSettings(environment)
  const [row] = await ask<{
    keys: number
    late: number
    seconds: number
  }>(`select (select count(*) from signing_keys)::int as keys,
    (select count(*) from signed_articles where greatest(due_at, noted_at) < now() - ${lateAfter})::int as late,
    (extract(epoch from clock_timestamp()) - ${Date.now() / 1000})::int as seconds`)
  const { keys = 0, late = 0, seconds = 0 } = row ?? {}
  const isOn = (settings.key ?? settings.command) !== null
  if (keys === 0 && !isOn) return []
  return [
    ...(isOn ? [await checkKey(db, settings)] : []),
    ...(isOn && Math.abs(seconds) > maxClockSeconds
      ? [
          warning(
            `The clock here is ${counted(Math.abs(seconds), 'second')} off that of the database.`,
            'Set it: statements have the time of the process that signs.',
          ),
        ]
      : []),
    late === 0
      ? ok('No article waits for its statement.')
      : fault(
          `${counted(late, 'article')} waited for a statement for more than three minutes.`,
          'Check that the process that delivers has SIGNING_KEY or SIGNING_COMMAND, and its log: signing.failed says why.',
        ),
  ]
}

async function checkKey(db: Target['db'], settings: ReturnType<typeof parseSigningSettings>): Promise<Finding> {
  try {
    const { kid } = await findActive(db, (await openSigner(settings)).own)
    return ok(`Statements are signed with the key ${kid}.`)
  } catch (error) {
    return fault(`Nothing is signed: ${reasonOf(error)}`, 'See docs/signed.md, “Keys, and a restored backup”.')
  }
}

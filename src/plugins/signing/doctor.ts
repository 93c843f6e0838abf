/** Checks signed statements: the key that signs, and what waits for a statement for too long. */
import { stat } from 'node:fs/promises'
import { counted } from 'candor-disclosure/text/counted.ts'
import { reasonOf } from '../../core/store/errors.ts'
import {
  type Diagnosis,
  type ExaminedDatabase,
  fault,
  ok,
  warning,
} from '../../core/tools/check.ts'
import { openSigner } from './node-key.ts'
import { parseSigningSettings } from './settings.ts'
import { findActive } from './store/signing-keys.ts'

/** A batch is signed within seconds, at the edge within a minute. */
const lateAfter = `interval '3 minutes'`

/** Nothing in a newsroom that never signed. */
export async function checkSigning({
  ask,
  db,
  environment,
}: ExaminedDatabase): Promise<Diagnosis[]> {
  const { key } = parseSigningSettings(environment)
  const [row] = await ask<Record<'keys' | 'waiting' | 'late' | 'compared', number>>(`select
    (select count(*) from signing_keys)::int as keys,
    (count(*) filter (where statement_id is null))::int as waiting,
    (count(*) filter (where statement_id is null
      and greatest(due_at, noted_at) < now() - ${lateAfter}))::int as late,
    (count(*) filter (where statement_id is not null))::int as compared
    from signed_articles where due_at <= candor_clock()`)
  const { keys = 0, late = 0, waiting = 0, compared = 0 } = row ?? {}
  if (keys === 0 && key === null) return []
  return [
    ...(key === null ? [] : await checkKey(db, key)),
    late === 0
      ? ok(
          waiting === 0
            ? 'No article waits for its statement.'
            : `${counted(waiting, 'article')} waiting for a statement, none of them for three minutes.`,
        )
      : fault(
          `${counted(late, 'article')} waited for a statement for more than three minutes.`,
          'Check that the process that delivers has SIGNING_KEY, and its log: signing.failed says why.',
        ),
    ...(compared === 0
      ? []
      : [
          warning(
            `${counted(compared, 'article')} to be compared with the statement that feeds show, after a change of words or settings: what reads otherwise is “different” until it is signed again.`,
            'Wait, and run the doctor again: the newest come first. The number falls while a process signs.',
          ),
        ]),
  ]
}

async function checkKey(db: ExaminedDatabase['db'], key: string): Promise<Diagnosis[]> {
  try {
    const { kid } = await findActive(db, await openSigner(key))
    return [ok(`Statements are signed with the key ${kid}.`), ...(await checkFile(key))]
  } catch (error) {
    return [fault(`Nothing is signed: ${reasonOf(error)}`, 'See docs/signed.md, “Keys”.')]
  }
}

/** Nothing if SIGNING_KEY is the key itself. */
async function checkFile(file: string): Promise<Diagnosis[]> {
  const mode = (await stat(file).catch(() => undefined))?.mode ?? 0
  if ((mode & 0o077) === 0 || process.platform === 'win32') return []
  return [
    warning(
      `Other users of this machine can read the file of SIGNING_KEY, ${file}.`,
      `Run: chmod 600 ${file}`,
    ),
  ]
}

/**
 * Checks signed statements: the key that signs, the public log, and what waits for a statement for
 * too long.
 */
import { stat } from 'node:fs/promises'
import type { Fetch } from '../check/ask-web.ts'
import { siteOf } from '../node/own-files.ts'
import { openSigner } from '../node/signing.ts'
import { checkLog } from '../push/public-log.ts'
import type { Environment } from '../settings/setting.ts'
import { parseSigningSettings, type SigningSettings } from '../settings/signing.ts'
import type { Site } from '../settings/site.ts'
import { reasonOf } from '../store/reason-of.ts'
import { findActive } from '../writer/signing-keys.ts'
import { counted, type Diagnosis, fault, ok, warning } from './finding.ts'
import type { Target } from './target.ts'

/** A batch is signed within seconds, at the edge within a minute. */
const lateAfter = `interval '3 minutes'`

/** Nothing in a newsroom that never signed. */
export async function checkSigning(
  { ask, db }: Target,
  environment: Environment,
  web: Fetch,
): Promise<Diagnosis[]> {
  const settings = parseSigningSettings(environment)
  const [row] = await ask<{ keys: number; late: number; waiting: number }>(`select
    (select count(*) from signing_keys)::int as keys, count(*)::int as waiting,
    (count(*) filter (where greatest(due_at, noted_at) < now() - ${lateAfter}))::int as late
    from signed_articles where due_at <= candor_clock()`)
  const { keys = 0, late = 0, waiting = 0 } = row ?? {}
  const isOn = (settings.key ?? settings.command) !== null
  if (keys === 0 && !isOn) return []
  return [
    ...(isOn ? await checkKey(db, settings, siteOf(environment), web) : []),
    late === 0
      ? ok(
          waiting === 0
            ? 'No article waits for its statement.'
            : `${counted(waiting, 'article')} waiting for a statement, none of them for three minutes.`,
        )
      : fault(
          `${counted(late, 'article')} waited for a statement for more than three minutes.`,
          'Check that the process that delivers has SIGNING_KEY or SIGNING_COMMAND, and its log: signing.failed says why.',
        ),
  ]
}

async function checkKey(
  db: Target['db'],
  settings: SigningSettings,
  site: Site,
  web: Fetch,
): Promise<Diagnosis[]> {
  try {
    const { kid } = await findActive(db, (await openSigner(settings)).own)
    const isCompared = await checkLog(db, site, settings.log, web)
    const log = isCompared
      ? 'The database has all of the public log.'
      : `No public log answers at ${settings.log ?? 'the address of this site'}, so the database was not compared with one.`
    return [
      ok(`Statements are signed with the key ${kid}. ${log}`),
      ...(await checkFile(settings.key ?? '')),
    ]
  } catch (error) {
    return [
      fault(
        `Nothing is signed: ${reasonOf(error)}`,
        'See docs/signed.md, “Keys, and a restored backup”.',
      ),
    ]
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

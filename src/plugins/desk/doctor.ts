/**
 * Checks the editors' desk: its login, how many editors can log in, and the host that their
 * passkeys are bound to.
 */

import { counted } from 'candor-disclosure/text/counted.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import {
  type Ask,
  type Diagnosis,
  type ExaminedDatabase,
  mayWrite,
  ok,
  warning,
} from '../../core/tools/check.ts'
import { parseDeskSettings } from './settings/desk.ts'

const kept = [
  'editors',
  'editor_invitations',
  'editor_passkeys',
  'editor_sessions',
  'desk_challenges',
  'article_claims',
  'opened_texts',
]
const may = `${mayWrite(kept)} and has_table_privilege('signatures', 'insert')`

/** Nothing without DESK=on, or without a login. */
export async function checkDesk({
  environment,
  embedded,
  ask,
  checkLogin,
}: Pick<ExaminedDatabase, 'environment' | 'embedded' | 'ask' | 'checkLogin'>): Promise<
  Diagnosis[]
> {
  const { desk, deskOrigin } = parseDeskSettings(environment)
  const { editorsDatabaseUrl: url } = parseNodeSettings(environment)
  if (desk !== true) return []
  const check = (through: Ask) => checkEditors(through, deskOrigin)
  if (embedded) return check(ask)
  if (url === null) return []
  const says = {
    can: 'The desk can keep editors and signatures',
    cannot: 'keep the tables of the desk',
  }
  return checkLogin(
    { setting: 'EDITORS_DATABASE_URL', url, role: 'candor_desk', ...says, may },
    check,
  )
}

async function checkEditors(ask: Ask, origin: string | null): Promise<Diagnosis[]> {
  const [row] = await ask<{ editors: number; passkeys: number }>(`
    select count(distinct e.id)::int as editors, count(p.id)::int as passkeys from editors e
      left join editor_passkeys p on p.editor_id = e.id and p.ended_at is null
    where e.suspended_at is null and e.removed_at is null and not e.is_demo`)
  const { editors = 0, passkeys = 0 } = row ?? {}
  const counts = `The desk has ${counted(editors, 'editor')} with ${counted(passkeys, 'passkey')}.`
  const some =
    editors > 0
      ? ok(counts)
      : warning(counts, 'Run candor editor invite NAME --may review,correct,retract,publish.')
  if (origin === null)
    return [
      some,
      warning(
        'DESK_ORIGIN is not set, so the desk is for this machine only.',
        'Set it to the address of the desk before editors make passkeys.',
      ),
    ]
  const { hostname } = new URL(origin)
  const bound =
    passkeys > 0
      ? `${counted(passkeys, 'passkey')} only work there: with another host, each editor needs a new one`
      : 'Each passkey will be bound to this host'
  return [some, ok(`DESK_ORIGIN is ${origin}, with the host ${hostname}. ${bound}.`)]
}

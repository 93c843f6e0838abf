/** Checks the login of the API, and its tokens. */

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

/** A token that ends within this time gets a warning. */
const soonDays = 14

/** Nothing without WRITER_DATABASE_URL. */
export async function checkPublisher({
  environment,
  checkLogin,
}: Pick<ExaminedDatabase, 'environment' | 'checkLogin'>): Promise<Diagnosis[]> {
  const { writerDatabaseUrl: url } = parseNodeSettings(environment)
  if (url === null) return []
  const may = `${mayWrite(['articles'])} and has_table_privilege('api_tokens', 'select')
    and has_column_privilege('editors', 'name', 'select') and has_function_privilege('candor_broken_rules(regclass, jsonb)', 'execute')`
  const login = { setting: 'WRITER_DATABASE_URL', url, role: 'candor_publisher', may } as const
  return checkLogin(
    { ...login, can: 'The publishing API can write', cannot: 'publish' },
    checkTokens,
  )
}

async function checkTokens(ask: Ask): Promise<Diagnosis[]> {
  const rows = await ask<{ name: string; day: string; soon: boolean }>(`
    select name, to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD') as day,
      coalesce(expires_at < now() + interval '${soonDays} days', false) as soon
    from api_tokens where revoked_at is null and (expires_at is null or expires_at > now()) order by expires_at, name`)
  if (rows.length === 0) {
    const todo = 'candor token create --name pipeline --may publish,correct'
    return [warning('The publishing API has no valid token, so nobody can publish over it.', todo)]
  }
  const todo = 'Create another one (candor token create) and give it to the pipeline.'
  return [
    ok(`The publishing API has ${counted(rows.length, 'valid token')}.`),
    ...rows.flatMap(({ name, day, soon }) =>
      soon ? [warning(`The token "${name}" ends on ${day}.`, todo)] : [],
    ),
  ]
}

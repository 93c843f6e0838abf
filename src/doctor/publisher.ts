/** Checks the login of the publishing API, if there is one, and its tokens. */
import { parseNodeSettings } from '../settings/node.ts'
import type { Environment } from '../settings/setting.ts'
import { type Finding, ok, warning } from './finding.ts'
import { checkLogin, mayWrite } from './login.ts'
import type { Ask } from './look.ts'

/** A token that ends so soon is told. */
const soonDays = 14

/** Nothing without WRITER_DATABASE_URL. */
export async function checkPublisher(environment: Environment): Promise<Finding[]> {
  const { writerDatabaseUrl: url } = parseNodeSettings(environment)
  if (url === null) return []
  const may = `${mayWrite(['articles'])} and has_table_privilege('api_tokens', 'select')
    and has_function_privilege('candor_broken_rules(regclass, jsonb)', 'execute')`
  const login = { setting: 'WRITER_DATABASE_URL', url, role: 'candor_publisher', may } as const
  return checkLogin({ ...login, can: 'The publishing API can write', cannot: 'publish' }, checkTokens)
}

async function checkTokens(ask: Ask): Promise<Finding[]> {
  const rows = await ask(`select name, to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD') as day,
    coalesce(expires_at < now() + interval '${soonDays} days', false) as soon
    from api_tokens where revoked_at is null and (expires_at is null or expires_at > now()) order by expires_at, name`)
  if (rows.length === 0) {
    const todo = 'candor token create --name pipeline --may publish,correct'
    return [warning('The publishing API has no valid token, so nobody can publish over it.', todo)]
  }
  return [
    ok(`The publishing API has ${rows.length} valid token${rows.length === 1 ? '' : 's'}.`),
    ...rows
      .filter(({ soon }) => soon === true)
      .map(({ name, day }) =>
        warning(
          `The token "${name}" ends on ${day}.`,
          'Create another one (candor token create) and give it to the pipeline.',
        ),
      ),
  ]
}

/** Checks the settings that the database gives to connections of the doctor's role, as Hyperdrive opens them. */
import { timeouts } from '../store/connection.ts'
import { type Finding, ok, warning } from './finding.ts'
import type { Ask } from './look.ts'

/** Hyperdrive's connections have this name: https://developers.cloudflare.com/hyperdrive/examples/connect-to-postgres/ */
const hyperdrive = 'Cloudflare Hyperdrive'

/** Ask through a connection that sets no timeouts itself. Missing ones are a problem only with Hyperdrive. */
export async function checkTimeouts(ask: Ask): Promise<Finding> {
  const [found] = await ask(`
    select current_user::text as role, quote_ident(current_user) as quoted,
      current_setting('statement_timeout') as statement_timeout, current_setting('lock_timeout') as lock_timeout,
      exists (select from pg_stat_activity where usename = current_user and application_name = '${hyperdrive}') as hyperdrive`)
  const missing = Object.entries(timeouts).filter(([name]) => found?.[name] === '0')
  const role = `The role ${found?.['role']}`
  if (missing.length === 0) {
    return ok(
      `${role} has timeouts: ${found?.['statement_timeout']} for a query, ${found?.['lock_timeout']} for a lock.`,
    )
  }
  const names = missing.map(([name]) => name).join(' and no ')
  if (found?.['hyperdrive'] !== true) {
    return ok(
      `${role} has no ${names}: set by the connection on Node. For Hyperdrive, docs/deploy-cloudflare.md sets them.`,
    )
  }
  const statements = missing.map(([name, ms]) => `ALTER ROLE ${found['quoted']} SET ${name} = '${ms}ms';`)
  return warning(
    `${role} has no ${names}: queries through Hyperdrive go on after their requests have given up.`,
    `Run ${statements.join(' ')} Then restart the pool in Hyperdrive's settings.`,
  )
}

/** Compiling a query takes longer than any query of Candor. */
export async function checkJit(ask: Ask): Promise<Finding> {
  const [found] = await ask(`select quote_ident(current_user) as role, current_setting('jit') as jit`)
  const role = String(found?.['role'])
  return ok(
    found?.['jit'] === 'on'
      ? `Queries of the role ${role} may be compiled, which takes longer than they do: ALTER ROLE ${role} SET jit = off;`
      : `Queries of the role ${role} are not compiled.`,
  )
}

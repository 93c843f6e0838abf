/** Checks logins that the service uses beside that of DATABASE_URL. */
import { withoutPassword } from '../../core/settings/node.ts'
import { readOnlyRemedy, reasonOf } from '../../core/store/errors.ts'
import { type Ask, type Diagnosis, fault, type LoginSetting, ok } from '../../core/tools/check.ts'
import { askOf, connect } from './target.ts'

/** `more` checks what the login can read. */
export async function checkLogin(
  { setting, url, role, may, can, cannot }: LoginSetting,
  more: (ask: Ask) => Promise<Diagnosis[]> = async () => [],
): Promise<Diagnosis[]> {
  const name = `${setting} (${withoutPassword(url)})`
  const client = connect(url)
  try {
    const ask = askOf(client)
    const [me] = await ask<{
      role: string
      may: boolean
      read_only: boolean
    }>(`select quote_ident(current_user) as role, ${may} as may,
      current_setting('transaction_read_only')::boolean as read_only`)
    if (me?.read_only) {
      const remedy = readOnlyRemedy(setting)
      return [
        fault(
          `${name} is read-only for the role ${me.role}, which may not ${cannot}.`,
          `${remedy}.`,
        ),
      ]
    }
    if (me?.may) return [ok(`${can} at ${name}.`), ...(await more(ask))]
    const todo = `As the owner of the tables, run schema/roles.sql again, then GRANT ${role} TO ${me?.role};`
    return [fault(`The role ${me?.role} of ${name} may not ${cannot}.`, todo)]
  } catch (error) {
    const todo = `Set it to the database of DATABASE_URL, with a login that has the role ${role}.`
    return [fault(`${name} cannot be used: ${reasonOf(error)}.`, todo)]
  } finally {
    await client.end({ timeout: 1 })
  }
}

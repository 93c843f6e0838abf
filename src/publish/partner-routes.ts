/** The routes of partners with tokens: made, listed, given another token, and revoked. */
import { digestOfToken, toToken } from '../text/token.ts'
import { inTransaction, type WriterDatabase } from '../writer/database.ts'
import {
  findPartner,
  insertPartner,
  listPartners,
  replacePartnerToken,
  revokePartner,
  type StoredPartner,
} from '../writer/partners.ts'
import { isStorable } from '../writer/read-articles.ts'
import type { Answer } from './answer.ts'
import { parseBody, Refused } from './faults.ts'
import { requireAny } from './operations.ts'
import { partnerBody, toPartnerColumns } from './partner-body.ts'
import { type Asked, nameOf } from './write-routes.ts'

export type PartnerRouteParts = {
  /** Address of the API, without a slash at its end. */
  readonly base: string
  readonly mostBytes: number
}

const newToken = () => toToken(crypto.getRandomValues(new Uint8Array(32)))

export function createPartnerRoutes({ base, mostBytes }: PartnerRouteParts) {
  async function find(db: WriterDatabase, name: string): Promise<StoredPartner> {
    const partner = isStorable(name) ? await findPartner(db, name) : undefined
    if (!partner) throw new Refused(404, `No partner has the name ${JSON.stringify(name)}.`)
    return partner
  }

  return {
    async listPartners({ caller, db }: Asked): Promise<Answer> {
      requireAny(caller, ['partners'])
      return { status: 200, body: { partners: await listPartners(db) } }
    },

    async getPartner({ c, caller, db }: Asked): Promise<Answer> {
      requireAny(caller, ['partners'])
      return { status: 200, body: await find(db, nameOf(c)) }
    },

    async createPartner({ caller, db, read }: Asked): Promise<Answer> {
      requireAny(caller, ['partners'])
      const { body } = await read(mostBytes)
      const columns = toPartnerColumns(parseBody(partnerBody, body))
      const token = newToken()
      const digest = await digestOfToken(token)
      const shown = await inTransaction(db, async (tx) => {
        const inserted = await insertPartner(tx, { ...columns, digest })
        if (inserted === 'taken')
          throw new Refused(
            409,
            `There is a partner ${JSON.stringify(columns.name)} already: give it a new token, or revoke it first.`,
          )
        if (inserted === 'full') throw new Refused(409, 'There are 1,000 partners already: revoke one.')
        return find(tx, columns.name)
      })
      const headers = { Location: `${base}/partners/${columns.name}` }
      return { status: 201, body: { ...shown, token }, headers }
    },

    /** The former token ends. */
    replacePartnerToken({ c, caller, db }: Asked): Promise<Answer> {
      requireAny(caller, ['partners'])
      return inTransaction(db, async (tx) => {
        const { name, state } = await find(tx, nameOf(c))
        if (state !== 'active')
          throw new Refused(
            409,
            `The partner ${JSON.stringify(name)} ${state === 'revoked' ? 'is revoked' : 'has ended'}. Make it again, with its name.`,
          )
        const token = newToken()
        await replacePartnerToken(tx, name, await digestOfToken(token))
        return { status: 200, body: { ...(await find(tx, name)), token } }
      })
    },

    revokePartner({ c, caller, db }: Asked): Promise<Answer> {
      requireAny(caller, ['partners'])
      return inTransaction(db, async (tx) => {
        const { name } = await find(tx, nameOf(c))
        await revokePartner(tx, name)
        return { status: 200, body: await find(tx, name) }
      })
    },
  }
}

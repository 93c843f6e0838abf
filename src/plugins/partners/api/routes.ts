/** The routes of partners with tokens: made, listed, given another token, and revoked. */

import { inTransaction, type WriterDatabase } from '../../../core/store/writer-database.ts'
import { digestOfToken, toToken } from '../../../core/text/token.ts'
import { Refused } from '../../publish/faults.ts'
import { parseBody } from '../../publish/read-body.ts'
import { route } from '../../publish/route.ts'
import { isStorable } from '../../publish/store/read-articles.ts'
import * as rows from '../store.ts'
import { partnerBody, toPartnerColumns } from './body.ts'
import { partnerAnswers } from './schemas.ts'

async function find(db: WriterDatabase, name: string): Promise<rows.StoredPartner> {
  const partner = isStorable(name) ? await rows.findPartner(db, name) : undefined
  if (!partner) throw new Refused(404, `No partner has the name ${JSON.stringify(name)}.`)
  return partner
}

const newToken = () => toToken(crypto.getRandomValues(new Uint8Array(32)))

const scopes = ['partners'] as const
const named = { scopes, nameMeans: 'The name of the partner.' } as const

export const partnerRoutes = {
  listPartners: route('GET /partners', {
    summary: 'Lists partners with tokens, and what they asked for',
    scopes,
    answers: { 200: [partnerAnswers.PartnerList, 'All of them, also those that are revoked.'] },
    handle: async ({ db }) => ({ status: 200, body: { partners: await rows.listPartners(db) } }),
  }),

  createPartner: route('POST /partners', {
    summary: 'Makes a partner, and shows its token once',
    scopes,
    body: { name: 'PartnerBody', schema: partnerBody },
    answers: { 201: [partnerAnswers.PartnerWithToken, 'A new partner.'] },
    async handle({ db, read, api: { base } }) {
      const columns = toPartnerColumns(parseBody(partnerBody, (await read()).body))
      const token = newToken()
      const digest = await digestOfToken(token)
      const partner = await inTransaction(db, async (tx) => {
        const inserted = await rows.insertPartner(tx, { ...columns, digest })
        if (inserted === 'taken')
          throw new Refused(
            409,
            `There is a partner ${JSON.stringify(columns.name)} already: give it a new token, or revoke it first.`,
          )
        if (inserted === 'full')
          throw new Refused(409, 'There are 1,000 partners already: revoke one.')
        return find(tx, columns.name)
      })
      return {
        status: 201,
        body: { ...partner, token },
        headers: { Location: `${base}/partners/${columns.name}` },
      }
    },
  }),

  getPartner: route('GET /partners/{name}', {
    ...named,
    summary: 'Shows a partner, and what it asked for',
    answers: { 200: [partnerAnswers.Partner, 'The partner.'] },
    handle: async ({ db, name }) => ({ status: 200, body: await find(db, name) }),
  }),

  revokePartner: route('DELETE /partners/{name}', {
    ...named,
    summary: 'Ends the token of a partner',
    answers: { 200: [partnerAnswers.Partner, 'It has ended.'] },
    handle: ({ db, name }) =>
      inTransaction(db, async (tx) => {
        await find(tx, name)
        await rows.revokePartner(tx, name)
        return { status: 200, body: await find(tx, name) }
      }),
  }),

  replacePartnerToken: route('POST /partners/{name}/token', {
    ...named,
    summary: 'Makes a new token, and shows it once; the former one ends',
    answers: { 200: [partnerAnswers.PartnerWithToken, 'The new token.'] },
    handle: ({ db, name }) =>
      inTransaction(db, async (tx) => {
        const { state } = await find(tx, name)
        const why = state === 'revoked' ? 'is revoked' : 'has ended'
        if (state !== 'active')
          throw new Refused(
            409,
            `The partner ${JSON.stringify(name)} ${why}. Make it again, with its name.`,
          )
        const token = newToken()
        await rows.replacePartnerToken(tx, name, await digestOfToken(token))
        return { status: 200, body: { ...(await find(tx, name)), token } }
      }),
  }),
}

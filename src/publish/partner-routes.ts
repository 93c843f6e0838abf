/** The routes of partners with tokens: made, listed, given another token, and revoked. */
import { digestOfToken, toToken } from '../text/token.ts'
import { inTransaction, type WriterDatabase } from '../writer/database.ts'
import {
  findPartner,
  insertPartner,
  listPartners as listStored,
  replacePartnerToken as replaceStored,
  revokePartner as revokeStored,
  type StoredPartner,
} from '../writer/partners.ts'
import { isStorable } from '../writer/read-articles.ts'
import { parseBody, Refused } from './faults.ts'
import { partnerBody, toPartnerColumns } from './partner-body.ts'
import { route } from './route.ts'

async function find(db: WriterDatabase, name: string): Promise<StoredPartner> {
  const partner = isStorable(name) ? await findPartner(db, name) : undefined
  if (!partner) throw new Refused(404, `No partner has the name ${JSON.stringify(name)}.`)
  return partner
}

const newToken = () => toToken(crypto.getRandomValues(new Uint8Array(32)))

const scopes = ['partners'] as const
const onPartner = { path: '/partners/{name}', scopes, answer: 'Partner' } as const

const listPartners = route({
  method: 'GET',
  path: '/partners',
  summary: 'Lists partners with tokens, and what they asked for',
  scopes,
  answer: 'PartnerList',
  ok: { 200: 'All of them, also those that are revoked.' },
  refuses: [],
  handle: async ({ db }) => ({ status: 200, body: { partners: await listStored(db) } }),
})

const createPartner = route({
  method: 'POST',
  path: '/partners',
  summary: 'Makes a partner, and shows its token once',
  scopes,
  body: 'PartnerBody',
  answer: 'PartnerWithToken',
  ok: { 201: 'A new partner.' },
  refuses: ['400', '409', '413', '415', '422'],
  async handle({ db, read, api: { base } }) {
    const columns = toPartnerColumns(parseBody(partnerBody, (await read()).body))
    const token = newToken()
    const digest = await digestOfToken(token)
    const partner = await inTransaction(db, async (tx) => {
      const inserted = await insertPartner(tx, { ...columns, digest })
      if (inserted === 'taken')
        throw new Refused(
          409,
          `There is a partner ${JSON.stringify(columns.name)} already: give it a new token, or revoke it first.`,
        )
      if (inserted === 'full') throw new Refused(409, 'There are 1,000 partners already: revoke one.')
      return find(tx, columns.name)
    })
    return { status: 201, body: { ...partner, token }, headers: { Location: `${base}/partners/${columns.name}` } }
  },
})

const getPartner = route({
  ...onPartner,
  method: 'GET',
  summary: 'Shows a partner, and what it asked for',
  ok: { 200: 'The partner.' },
  refuses: ['404'],
  handle: async ({ db, name }) => ({ status: 200, body: await find(db, name) }),
})

const revokePartner = route({
  ...onPartner,
  method: 'DELETE',
  summary: 'Ends the token of a partner',
  ok: { 200: 'It has ended.' },
  refuses: ['400', '404'],
  handle: ({ db, name }) =>
    inTransaction(db, async (tx) => {
      await find(tx, name)
      await revokeStored(tx, name)
      return { status: 200, body: await find(tx, name) }
    }),
})

/** The former token ends. */
const replacePartnerToken = route({
  method: 'POST',
  path: '/partners/{name}/token',
  summary: 'Makes a new token, and shows it once; the former one ends',
  scopes,
  answer: 'PartnerWithToken',
  ok: { 200: 'The new token.' },
  refuses: ['400', '404', '409'],
  handle: ({ db, name }) =>
    inTransaction(db, async (tx) => {
      const { state } = await find(tx, name)
      if (state !== 'active')
        throw new Refused(
          409,
          `The partner ${JSON.stringify(name)} ${state === 'revoked' ? 'is revoked' : 'has ended'}. Make it again, with its name.`,
        )
      const token = newToken()
      await replaceStored(tx, name, await digestOfToken(token))
      return { status: 200, body: { ...(await find(tx, name)), token } }
    }),
})

export const partnerRoutes = { listPartners, createPartner, getPartner, revokePartner, replacePartnerToken }

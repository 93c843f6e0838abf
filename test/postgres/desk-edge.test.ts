/** The Worker of the desk in workerd, with a login that has the role candor_desk: from the invitation to the signature. */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { verifyEvidence } from '../../src/evidence/verify.ts'
import { openDesk, origin } from '../desk/open-desk.ts'
import { openFresh } from '../store/fresh-database.ts'
import { serveOnWorkerd } from '../workerd/running-worker.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
let edge: Awaited<ReturnType<typeof serveOnWorkerd>>
const role = `candor_test_desk_edge_${randomUUID().slice(0, 8)}`

beforeAll(async () => {
  fresh = await openFresh()
  await fresh.sql(await readFile(new URL('../../schema/roles.sql', import.meta.url), 'utf8'))
  await fresh.sql(`create role ${role} login password 'unused' in role candor_desk`)
  const url = new URL(fresh.url)
  url.username = role
  url.password = 'unused'
  edge = await serveOnWorkerd(url.href, { environment: { DESK_ORIGIN: origin }, api: false }, 'wrangler.desk.toml')
})
afterAll(async () => {
  await edge?.close()
  await fresh.sql(`drop role ${role}`)
  await fresh.close()
})

it('signs a text in workerd, and serves nothing but the desk', async () => {
  const desk = openDesk(fresh.db, { send: edge.fetch })
  const ada = await desk.editor('Ada Example')
  const path = await desk.write('a')
  expect(await ada.sign(path, ada.passkey, { facts: '1', publish: '1' })).toMatchObject({ status: 303 })
  expect(await fresh.sql('select editor, method, octet_length(signature) > 60 as signed from signatures')).toEqual([
    { editor: 'Ada Example', method: 'passkey', signed: true },
  ])
  const day = new Date().toISOString().slice(0, 10)
  const evidence = await ada.get(`/desk/evidence?from=${day}&to=${day}&format=json`)
  expect(await verifyEvidence(evidence.text)).toMatchObject({
    holds: true,
    reviews: [{ editor: 'Ada Example', method: 'passkey' }],
  })
  expect((await ada.get('/')).location).toMatch(/\/desk\/$/)
  expect((await ada.get('/rss.xml')).status).toBe(404)
  expect((await desk.visit().get('/desk/')).status).toBe(401)
})

/**
 * The Worker of the desk in workerd, with a login that has the role candor_desk: from the
 * invitation to the signature, and over OpenID Connect. The service's Worker names its editors,
 * with a login that reads.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectionOptions } from '../../../../src/core/store/connection.ts'
import { openPool } from '../../../../src/hosts/node/database/server.ts'
import { verifyEvidence } from '../../../../src/plugins/desk/evidence/verify.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { serveOnWorkerd } from '../../../product/workerd/running-worker.ts'
import { openOidcBrowser } from '../oidc-browser.ts'
import { client, startIssuer } from '../oidc-issuer.ts'
import { openDesk, origin } from '../open-desk.ts'

let fresh: Awaited<ReturnType<typeof openFresh>>
let edge: Awaited<ReturnType<typeof serveOnWorkerd>>
let issuer: Awaited<ReturnType<typeof startIssuer>>
const callback = `${origin}/desk/login/oidc/callback`
const run = randomUUID().slice(0, 8)

/** The address of the database for a login of its own with this role. */
async function logInAs(group: string): Promise<string> {
  const role = `${group}_edge_${run}`
  await fresh.sql(`create role ${role} login password 'unused' in role ${group}`)
  const url = new URL(fresh.url)
  url.username = role
  url.password = 'unused'
  return url.href
}

beforeAll(async () => {
  fresh = await openFresh()
  await fresh.sql(await readFile(new URL('../../../../schema/roles.sql', import.meta.url), 'utf8'))
  issuer = await startIssuer(callback)
  const oidc = {
    DESK_OIDC_ISSUER: issuer.issuer,
    DESK_OIDC_CLIENT_ID: client.id,
    DESK_OIDC_CLIENT_SECRET: client.secret,
  }
  const environment = { DESK_ORIGIN: origin, HSTS_SECONDS: '31536000', ACCESS_LOG: '1', ...oidc }
  edge = await serveOnWorkerd(
    await logInAs('candor_desk'),
    { environment, api: false },
    'deploy/wrangler.desk.toml',
  )
})
afterAll(async () => {
  await edge?.close()
  await issuer?.close()
  await fresh.sql(`drop role candor_desk_edge_${run}, candor_reader_edge_${run}`)
  await fresh.close()
})

it('signs a text in workerd, and serves nothing but the desk', async () => {
  const desk = openDesk(fresh.db, { send: edge.fetch })
  const ada = await desk.editor('Ada Example')
  const path = await desk.write('a')
  expect(await ada.sign(path, ada.passkey, { facts: '1', publish: '1' })).toMatchObject({
    status: 303,
  })
  expect(
    await fresh.sql(
      'select editor, method, octet_length(signature) > 60 as signed from signatures',
    ),
  ).toEqual([{ editor: 'Ada Example', method: 'passkey', signed: true }])
  const day = new Date().toISOString().slice(0, 10)
  const evidence = await ada.get(`/desk/evidence?from=${day}&to=${day}&format=json`)
  for (const asked of [`?from=${day}&to=${day}`, `/year?year=${day.slice(0, 4)}`]) {
    const page = await ada.get(`/desk/evidence${asked}`)
    expect([page.status, page.text.includes('Ada Example')]).toEqual([200, true])
  }
  expect(await verifyEvidence(evidence.text)).toMatchObject({
    holds: true,
    reviews: [{ editor: 'Ada Example', method: 'passkey' }],
  })
  expect((await ada.get('/')).location).toMatch(/\/desk\/$/)
  expect((await ada.get('/rss.xml')).status).toBe(404)
  const { status, headers } = await desk.visit().get('/desk/')
  expect([status, headers.get('Strict-Transport-Security')]).toEqual([401, 'max-age=31536000'])
  const logged = edge.logs().filter((line) => line.includes('"event":"request"'))
  expect(
    logged.some(
      (line) => line.includes('"route":"/desk/articles/:id/sign"') && line.includes('"status":303'),
    ),
  ).toBe(true)
})

it('logs in over OpenID Connect in workerd: the code flow, with the account that an invitation bound', async () => {
  const desk = openDesk(fresh.db, { send: edge.fetch })
  const { token } = await desk.invite('Editor 1')
  const visit = () => {
    return openOidcBrowser(callback, async (url, { method = 'GET', headers, body }) =>
      edge.fetch(url.slice(origin.length), {
        ...{ method, headers: headers as Record<string, string> },
        ...(typeof body === 'string' && { body }),
      }),
    )
  }
  expect(await visit().through()).toEqual({ status: 403, location: null })
  const browser = visit()
  expect(await browser.through({ token })).toEqual({ status: 303, location: '/desk/' })
  expect(await browser.name()).toBe('Editor 1')
  expect((await visit().through()).status).toBe(303)
})

it('names its editors on the policy page of the service, to which no other column of them is open', async () => {
  const desk = openDesk(fresh.db)
  await desk.invite('Grace Example')
  await fresh.sql(
    `update editors set role = 'night editor', contact = 'https://news.example.org/grace' where name = 'Grace Example'`,
  )
  await desk.invite('Suspended Example')
  await fresh.sql(`update editors set suspended_at = now() where name = 'Suspended Example'`)
  const url = await logInAs('candor_reader')
  const service = await serveOnWorkerd(url, { environment: { DESK: 'on' }, api: false })
  try {
    const page = await (await service.fetch('/disclosure')).text()
    expect(page).toMatch(
      /Grace Example<\/bdi><\/strong>, <bdi>night editor<\/bdi>: <a href="https:\/\/news\.example\.org\/grace"/,
    )
    expect(page).not.toContain('Suspended Example')
  } finally {
    await service.close()
  }
  const { db, close } = openPool(url, connectionOptions)
  await expect(db.execute('select name from editors')).rejects.toMatchObject({
    cause: { message: 'permission denied for table editors' },
  })
  await close()
})

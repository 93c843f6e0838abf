/** When the desk reads a body: after it knows who asks, and of strangers little. */
import { drizzle } from 'drizzle-orm/pg-proxy'
import { beforeEach, expect, it } from 'vitest'
import { createDesk } from '../../../src/plugins/desk/pages/desk.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { countUpload } from '../../fixtures/count-upload.ts'
import { origin } from './open-desk.ts'

let order: string[]
let app: ReturnType<typeof createDesk>
let session: readonly unknown[]
beforeEach(() => {
  ;[order, session] = [[], []]
  const db = drizzle(async (statement) => {
    order.push('query')
    return { rows: /from editor_sessions/.test(statement) ? [...session] : [] }
  })
  app = createDesk({
    ...{ site: buildSite(), origin, fourEyes: false, demo: false, db: () => db },
    ...{ clientAddress: () => '192.0.2.1', log: (message) => order.push(message) },
  })
})

const form = { 'Content-Type': 'application/x-www-form-urlencoded', Origin: origin }
const cookie = `__Host-candor-desk=${'A'.repeat(43)}`

async function post(
  path: string,
  text: string,
  times: number,
  headers: Readonly<Record<string, string>> = form,
) {
  const request = countUpload(`${origin}${path}`, text, times, () => order.push('read'), headers)
  return (await app.fetch(request)).status
}
const sign = '/desk/articles/8e1f4b52-0000-4000-8000-000000000000/sign'

it('reads at most 200,000 bytes of who has no session', async () => {
  expect(await post(sign, 'a&', 4_000_000)).toBe(401)
  expect(order.length).toBeLessThanOrEqual(11)
})

it('reads nothing of a body that says that it is larger', async () => {
  expect(await post(sign, 'a&', 4_000_000, { ...form, 'Content-Length': '8000000' })).toBe(401)
  expect(order).toEqual([])
})

it('asks for the session before it reads the body', async () => {
  expect(await post(sign, 'text=a', 1, { ...form, Cookie: cookie })).toBe(401)
  expect(order).toEqual(['query', 'read'])
})

it('reads the body of an editor, and refuses one with too many fields', async () => {
  session = [[1, 'passkey', 1, 'id', 'Ada Example', ['review']]]
  expect(await post('/desk/logout', 'a&', 60_000, { ...form, Cookie: cookie })).toBe(400)
  expect(order).toEqual(['query', ...Array<string>(6).fill('read')])
})

it.each(['/desk/login', '/desk/login/options', '/desk/enrol', '/desk/enrol/options'])(
  'reads nothing more for %s of a client that sent thirty',
  async (path) => {
    for (let count = 0; count < 30; count += 1) expect(await post(path, 'a&', 1000)).toBe(400)
    order.length = 0
    expect([await post(path, 'a=1', 1), order]).toEqual([429, []])
  },
)

it('reads a body once, and answers 404 to an editor where nothing is', async () => {
  session = [[1, 'passkey', 1, 'id', 'Ada Example', ['review']]]
  expect(await post('/desk/login/x', 'a=1', 1, { ...form, Cookie: cookie })).toBe(404)
})

it('reads nothing of what another site sent', async () => {
  expect([await post(sign, 'a=1', 1, { 'Content-Type': form['Content-Type'] }), order]).toEqual([
    403,
    [],
  ])
})

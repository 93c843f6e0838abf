/** The desk on Node: when it is on, and where. */
import { beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../../src/core/app.ts'
import type { Listener } from '../../../src/core/documents/observation.ts'
import { guardPlugin } from '../../../src/core/guard-plugin.ts'
import { disclosurePage, type PublicEditor } from '../../../src/core/pages/disclosure.ts'
import type { Core } from '../../../src/core/plugin.ts'
import type { Environment } from '../../../src/core/settings/setting.ts'
import { parseDeliverySettings } from '../../../src/core/settings/site.ts'
import { createStore } from '../../../src/core/store/store.ts'
import { en } from '../../../src/core/words/en.ts'
import { toExamined } from '../../../src/hosts/doctor/database.ts'
import { startedLine } from '../../../src/hosts/node/announce-start.ts'
import { incompleteOf } from '../../../src/hosts/node/check-environment.ts'
import { checkDesk } from '../../../src/plugins/desk/doctor.ts'
import { desk, openDesk } from '../../../src/plugins/desk/node.ts'
import { readPublicEditors } from '../../../src/plugins/desk/store/public-editors.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { buildCore } from '../../fixtures/build-core.ts'
import { openShared } from '../../fixtures/open-migrated.ts'
import { openDesk as openTestDesk } from './open-desk.ts'

let shared: Awaited<ReturnType<typeof openShared>>
beforeEach(async () => {
  shared = await openShared()
})

const local = { ...buildSite(), origin: 'http://127.0.0.1:8787' }

const open = (environment: Environment = {}, changes: Partial<Core> = {}) =>
  openDesk(
    buildCore(environment, environment['DATABASE_URL'] ? null : shared.db, {
      ...{ site: local, demo: true },
      ...changes,
    }),
  )
const ask = async (environment: Environment, url: string) => {
  const desk = open(environment)?.prefix
  const request = new Request(url)
  return desk?.answers(request) ? desk.fetch(request, {}, () => {}) : null
}
const linkOf = async () => (await open()?.announce())?.steps.at(-1)?.trim()

describe('the desk', () => {
  it.each<[string, Environment, Partial<Core>, boolean]>([
    ['the demo of this machine', {}, {}, true],
    ['the demo, without the desk', { DESK: 'off' }, {}, false],
    ['a newsroom of its own', {}, { demo: false }, false],
    ['a newsroom that wants it', { DESK: 'on' }, { demo: false }, true],
    ['the demo for others too', {}, { isLocal: false }, false],
    ['the demo below another app', {}, { isLocal: false }, false],
    [
      'the demo at a public address',
      {},
      { site: { ...buildSite(), origin: 'https://demo.example.org' } },
      false,
    ],
    [
      'a server without a login for it',
      { DESK: 'on', DATABASE_URL: 'postgres://a@b/c' },
      {},
      false,
    ],
  ])('of %s: %j', (_, environment, changes, on) => {
    expect(open(environment, changes) !== null).toBe(on)
  })

  it('lacks a login beside a server', () => {
    const names = (environment: Environment) =>
      incompleteOf([desk], environment).map(({ name }) => name)
    const server = { DESK: 'on', DATABASE_URL: 'postgres://a@b.example/c' }
    expect(names(server)).toEqual(['DESK'])
    expect(names({ ...server, EDITORS_DATABASE_URL: 'postgres://d@b.example/c' })).toEqual([])
  })

  it('answers at its name only, and leaves all other addresses alone', async () => {
    for (const host of ['127.0.0.1', '[::1]']) {
      const answer = await ask({}, `http://${host}:8787/desk/articles/x?y`)
      expect(answer?.headers.get('Location')).toBe('http://localhost:8787/desk/articles/x?y')
    }
    expect((await ask({}, 'http://localhost:8787/desk'))?.headers.get('Location')).toBe(
      'http://localhost:8787/desk/',
    )
    expect((await ask({}, 'http://localhost:8787/desk/'))?.status).toBe(401)
    for (const path of ['/desks', '/rss.xml?/desk/', '/demo/desk/', '/'])
      expect(await ask({}, `http://localhost:8787${path}`)).toBeNull()
  })

  it('has HSTS, and tells of each request by its route, as the service does', async () => {
    const calls: (readonly [route: string, format: string, status: number])[] = []
    const listener: Listener = {
      request: ({ labels, status }) => void calls.push([labels.route, labels.format, status]),
    }
    const store = createStore(shared.db, () => {})
    const serve = (hstsSeconds: number) =>
      createApp({
        ...{ site: local, store: () => store, log: () => {} },
        settings: { ...parseDeliverySettings({}), hstsSeconds },
        plugins: [{ listener }, open() ?? {}],
      })
    const app = serve(600)
    const id = '0d2c1a52-7c3f-4a8e-9a3b-0c6f1e5d2b11'
    for (const path of [
      '',
      `articles/${id}/sign`,
      'queue/candor_x/atom.xml',
      'articles/x/y/z',
      'invitation',
    ]) {
      const answer = await app.request(`http://localhost:8787/desk/${path}`)
      expect(answer.headers.get('Strict-Transport-Security')).toBe('max-age=600')
    }
    // An address by IP leads to the name.
    await app.request('http://127.0.0.1:8787/desk/')
    expect(calls).toEqual([
      ['/desk/', 'desk', 401],
      ['/desk/articles/:id/:action', 'desk', 401],
      ['/desk/queue/:token/atom.xml', 'desk', 404],
      ['other', 'other', 401],
      ['/desk/invitation', 'desk', 200],
      ['other', 'other', 302],
    ])
    const plain = await serve(0).request('http://localhost:8787/desk/')
    expect(plain.headers.has('Strict-Transport-Security')).toBe(false)
  })

  it('is named in the first line of a log, without an invitation', async () => {
    const { line: own = '' } = (await open()?.announce()) ?? {}
    const line = startedLine('Candor serves', [own])
    expect(line).toContain('http://localhost:8787/desk/.')
    expect(line).not.toContain('invitation')
    expect(startedLine('Candor serves', [])).not.toContain('desk')
  })

  it('offers its button without passkeys on loopback only', async () => {
    const button = async (environment: Environment) =>
      (
        await (await ask({ DESK: 'on', ...environment }, 'http://localhost:8787/desk/'))?.text()
      )?.includes('/login/demo')
    expect(await button({})).toBe(true)
    expect(await button({ DESK_ORIGIN: 'https://desk.example.org' })).toBe(false)
    const enter = async (remoteAddress: string) => {
      const headers = { 'Sec-Fetch-Site': 'same-origin', 'Content-Length': '0' }
      const request = new Request('http://localhost:8787/desk/login/demo', {
        method: 'POST',
        headers,
      })
      const env = { incoming: { socket: { remoteAddress } } }
      return (await open()?.prefix.fetch(request, env, () => {}))?.status
    }
    expect([await enter('::1'), await enter('127.0.0.1'), await enter('192.0.2.1')]).toEqual([
      303, 303, 404,
    ])
  })

  it('invites to the demo until somebody has a passkey', async () => {
    expect(await linkOf()).toMatch(/^http:\/\/localhost:8787\/desk\/invitation#candor_/)
    await openTestDesk(shared.db).editor('Ada Example')
    expect(await linkOf()).toBe('http://localhost:8787/desk/')
  })

  it('names its editors to readers, but none who left', async () => {
    const desk = openTestDesk(shared.db, { demo: true })
    await desk.visit().post('/desk/login/demo')
    await desk.editor('Ada Example')
    await desk.editor('Grace Example')
    await shared.sql(
      `update editors set role = 'night <editor>', contact = 'javascript:alert(1)' where name = 'Ada Example'`,
    )
    await shared.sql(`update editors set suspended_at = now() where name = 'Grace Example'`)
    const editors = await readPublicEditors(shared.db)
    const page = await disclosurePage({ site: buildSite(), demo: false }, editors)
    expect(page).toContain(
      '<strong><bdi>Ada Example</bdi></strong>, <bdi>night &lt;editor&gt;</bdi>',
    )
    expect(page).not.toMatch(/Grace Example|Demo editor|href="javascript/)
    const unnamed = String(
      await disclosurePage({ site: buildSite({ responsible: null }), demo: false }, editors),
    )
    expect(unnamed).not.toContain(en.pages.disclosure.noResponsible)
  })

  it('is asked for its editors for the page only, which outlives the database, and not at all if it is off', async () => {
    await openTestDesk(shared.db).editor('Ada Example')
    let reads = 0
    const pageWith = async (read?: () => Promise<readonly PublicEditor[]>) => {
      const editors =
        read &&
        (() => {
          reads += 1
          return read()
        })
      const store = createStore(shared.db, () => {})
      const app = createApp({
        site: buildSite(),
        store: () => store,
        log: () => {},
        plugins: editors ? [guardPlugin('desk', { editors }, () => {})] : [],
      })
      const pages = [await app.request('/disclosure'), await app.request('/disclosure')]
      return Promise.all(
        pages.map(async (page) => [page.status, (await page.text()).includes('Ada Example')]),
      )
    }
    expect(await pageWith(() => readPublicEditors(shared.db))).toEqual([
      [200, true],
      [200, true],
    ])
    expect(reads).toBe(1)
    expect(await pageWith(() => Promise.reject(new Error('away')))).toEqual([
      [200, false],
      [200, false],
    ])
    expect(await pageWith()).toEqual([
      [200, false],
      [200, false],
    ])
    expect(reads).toBe(2)
  })

  it('is checked by the doctor, who says what its passkeys are bound to', async () => {
    const check = async (environment: Environment) =>
      (
        await checkDesk(
          toExamined({ ...shared, ask: shared.sql as never, embedded: true }, environment),
        )
      ).map(({ level, text }) => `${level} ${text}`)
    expect(await check({})).toEqual([])
    expect(await check({ DESK: 'on' })).toEqual([
      expect.stringContaining('warning The desk has 0 editors'),
      expect.stringContaining('DESK_ORIGIN'),
    ])
    await openTestDesk(shared.db).editor('Ada Example')
    expect(await check({ DESK: 'on', DESK_ORIGIN: 'https://desk.example.org' })).toEqual([
      'ok The desk has 1 editor with 1 passkey.',
      expect.stringMatching(/^ok .*host desk\.example\.org.*each editor needs a new one/),
    ])
  })
})

/** What each editor may do at the desk: each of its routes, with each combination of rights. */
/// <reference types="vitest/importMeta" />
import { beforeEach, describe, expect, it } from 'vitest'
import { editorMay } from '../../../schema/lists.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import type { OidcLogins } from '../../../src/plugins/desk/logins/oidc.ts'
import { createDesk } from '../../../src/plugins/desk/pages/desk.ts'
import type { Bench } from '../../core/store/bench.ts'
import { runOnPglite } from '../../core/store/on-pglite.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { type Fields, fieldOf, openDesk, origin, type TestDesk } from './open-desk.ts'

type Status = 'draft' | 'published'
type Act = {
  /** The path below the article. */
  readonly path: string
  /** The rights that it needs. */
  readonly needs: (status: Status) => readonly string[]
  /** A form that does it, as far as the rights allow. */
  readonly sent: Fields
  /** Fields that keep an allowed one from writing, and the status of its answer. */
  readonly harmless: readonly [Fields, ...statuses: number[]]
}

const text = { title: 'Another title', standfirst: '', body_html: '<p>Another text.</p>' }
const preview = [{ step: 'preview' }, 200] as const
const unticked = [{ facts: '' }, 422] as const
const takeBack = (status: Status) => (status === 'draft' ? ['retract', 'publish'] : ['retract'])
const ofDrafts = (right: string) => (status: Status) =>
  status === 'draft' ? [right] : [right, 'publish']

const actions: readonly Act[] = [
  {
    ...{ path: 'edit', sent: { ...text, step: 'confirm' }, harmless: preview },
    needs: (status) => [status === 'draft' ? 'review' : 'publish'],
  },
  {
    path: 'correct',
    needs: (status) => (status === 'draft' ? ['correct', 'review'] : ['correct']),
    sent: { text: 'Not 9.', step: 'confirm' },
    harmless: preview,
  },
  // A draft cannot be retracted: the preview says so.
  {
    ...{ path: 'retract', needs: takeBack, sent: { reason: 'Wrong.', step: 'confirm' } },
    harmless: [{ step: 'preview' }, 200, 422],
  },
  { path: 'withhold', needs: takeBack, sent: { step: 'confirm' }, harmless: preview },
  { path: 'publish', needs: () => ['publish'], sent: { step: 'confirm' }, harmless: preview },
]
const acts: readonly Act[] = [
  ...actions,
  { path: 'sign', needs: ofDrafts('review'), sent: { facts: '1' }, harmless: unticked },
  {
    path: 'sign',
    needs: () => ['review', 'publish'],
    sent: { facts: '1', publish: '1' },
    harmless: unticked,
  },
  { path: 'sign', needs: ofDrafts('review'), sent: { facts: '1', ...text }, harmless: unticked },
  {
    path: 'sign/options',
    needs: () => ['review'],
    sent: { facts: '1' },
    harmless: [{ facts: '' }, 409],
  },
  {
    path: 'return',
    needs: () => ['review'],
    sent: { reason: 'No source.' },
    harmless: [{ reason: '' }, 422],
  },
]

/** Routes that need no right: of any editor who is logged in, or of anybody. */
const withSession = [
  ...[
    'GET /',
    'GET /account',
    'GET /find',
    'GET /articles/:id',
    'GET /evidence',
    'GET /evidence/year',
    'POST /logout',
    'POST /account/feed',
  ],
  ...['POST /account/passkeys/:id/end', 'POST /account/sessions/:id{[0-9]{1,15}}/end'],
  ...['POST /articles/:id/claim', 'POST /articles/:id/release'],
]
const ofAnybody = [
  ...['GET /login', 'POST /login', 'POST /login/options', 'POST /login/demo', 'POST /login/oidc'],
  ...['GET /login/oidc/callback', 'GET /invitation', 'POST /enrol', 'POST /enrol/options'],
  'GET /queue/:token/atom.xml',
]
const withRights = [
  ...['GET', 'POST'].map((method) => `${method} /articles/:id/:action`),
  ...['sign', 'sign/options', 'return'].map((path) => `POST /articles/:id/${path}`),
]

/** All combinations, the empty one too. */
const combinations = Array.from({ length: 2 ** editorMay.length }, (_, bits) =>
  editorMay.filter((__, place) => ((bits >> place) & 1) === 1),
)

/** `login` is that of the desk, where it is another one than the owner's. */
export function describeRights(bench: () => Bench, login = (): WriterDatabase => bench().db): void {
  let desk: TestDesk
  let ada: Awaited<ReturnType<TestDesk['editor']>>
  beforeEach(async () => {
    desk = openDesk(bench().db, { db: login() })
    ada = await desk.editor('Ada Example')
    // A session that signs without a passkey.
    await bench().sql(`update editor_sessions set method = 'login'`)
  })
  const allow = (may: readonly string[]) =>
    bench().sql(`update editors set may = '{${may.join(',')}}'`)
  /** Everything that an act can change. */
  const written = () =>
    bench().sql(`select (select count(*) from article_events) as events, (select count(*) from signatures) as signatures,
      (select count(*) from article_returns) as returns`)

  describe('the desk', () => {
    it('has no route whose rights are not tested here', () => {
      const app = createDesk({
        ...{ site: buildSite(), origin, fourEyes: false, demo: true, db: login },
        oidc: {} as OidcLogins,
        clientAddress: () => null,
        log: () => {},
      })
      const routes = app.routes
        .filter(({ method, path }) => method !== 'ALL' && !/\.(css|js)$/.test(path))
        .map(({ method, path }) => `${method} ${path.slice('/desk'.length)}`)
      expect([...new Set(routes)].toSorted()).toEqual(
        [...withSession, ...ofAnybody, ...withRights].toSorted(),
      )
    })

    it.each<Status>(['draft', 'published'])(
      'does what the rights allow, and nothing else, with a %s article',
      async (status) => {
        const path = await desk.write('a', {
          status,
          ...(status === 'published' && { published_at: '2026-11-01T00:00:00Z' }),
        })
        const page = await ada.get(path)
        const sent = {
          tag: fieldOf(page, 'tag'),
          digest: fieldOf(page, 'digest'),
          key: crypto.randomUUID(),
        }
        const before = await written()
        for (const may of combinations) {
          await allow(may)
          for (const act of acts) {
            const isAllowed = act.needs(status).every((right) => may.some((each) => each === right))
            const [harmless, ...statuses] = act.harmless
            const answer = await ada.post(`${path}/${act.path}`, {
              ...sent,
              ...act.sent,
              ...(isAllowed && harmless),
            })
            expect(isAllowed ? statuses : [403], `${act.path} with ${may.join(' ')}`).toContain(
              answer.status,
            )
          }
          for (const { path: action, needs } of actions) {
            const isAllowed = needs(status).every((right) => may.some((each) => each === right))
            const form = await ada.get(`${path}/${action}`)
            expect(form.status, `the form ${action} with ${may.join(' ')}`).toBe(
              isAllowed ? 200 : 403,
            )
          }
        }
        expect(await written()).toEqual(before)
        expect(desk.log).toEqual([])
      },
    )

    it('answers no stranger but to log in', async () => {
      const stranger = desk.visit()
      const path = (await desk.write('a')).slice('/desk'.length)
      for (const route of [...withSession, ...withRights]) {
        const [method, pattern = ''] = route.split(' ')
        const address = `/desk${pattern
          .replace('/articles/:id', path)
          .replace(/:id(\{.*\})?/, '1')
          .replace(':action', 'edit')}`
        const { status } = await (method === 'GET' ? stranger.get(address) : stranger.post(address))
        expect([route, status]).toEqual([route, 401])
      }
    })
  })
}

if (import.meta.vitest) runOnPglite(describeRights)

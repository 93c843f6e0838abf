/**
 * The desk with a database, and editors who use it as browsers do: with a cookie, and with the
 * headers of forms.
 */
import { randomBytes } from 'node:crypto'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { digestOfToken, toToken } from '../../../src/core/text/token.ts'
import { createDesk } from '../../../src/plugins/desk/pages/desk.ts'
import { inviteEditor } from '../../../src/plugins/desk/store/editors.ts'
import { noPartners, type PartnerAnswers } from '../../../src/plugins/publish/partner-answers.ts'
import { runOperations } from '../../../src/plugins/publish/run-operations.ts'
import { scopes } from '../../../src/plugins/publish/scopes.ts'
import type { Question } from '../../core/app/ask.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { type Body, buildBody } from '../../fixtures/build-body.ts'
import { makePasskey, type Passkey } from './soft-passkey.ts'

export const origin = 'https://desk.example.org'
const all = ['review', 'correct', 'retract', 'publish']

type Options = {
  readonly fourEyes?: boolean
  readonly demo?: boolean
  readonly language?: string
  readonly origin?: string
  /** A desk that runs elsewhere, in place of one in this process. */
  readonly send?: (path: string, question: Question) => Promise<Response>
  /** The login of the desk, where it is another one than that of `owner`. */
  readonly db?: WriterDatabase
  readonly partnersOf?: PartnerAnswers
}

export type Page = {
  readonly status: number
  readonly text: string
  readonly location: string | null
  readonly headers: Headers
}
export type Fields = Readonly<Record<string, string>>
export type TestDesk = ReturnType<typeof openDesk>
export type Visitor = ReturnType<TestDesk['visit']>

/** The value of a hidden field of the first form that has it. */
export const fieldOf = ({ text }: Page, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1]?.replaceAll('&quot;', '"') ?? ''

export function openDesk(
  owner: WriterDatabase,
  {
    fourEyes = false,
    demo = false,
    language = 'en',
    origin: own = origin,
    db = owner,
    send,
    partnersOf = noPartners,
  }: Options = {},
) {
  const log: string[] = []
  const app = createDesk({
    ...{
      site: { ...buildSite(), language },
      origin: own,
      fourEyes,
      demo,
      partnersOf,
      db: () => db,
    },
    clientAddress: (c) => c.req.header('X-Client') ?? null,
    log: (message, error) => log.push(`${message}: ${String(error)}`),
  })

  /** A browser, with its cookies. */
  function visit() {
    let cookie = ''
    const ask = async (
      path: string,
      init: Pick<Question, 'method' | 'headers'> & { readonly body?: string } = {},
    ): Promise<Page> => {
      const question = { ...init, headers: { ...(cookie && { Cookie: cookie }), ...init.headers } }
      const response = await (send ? send(path, question) : app.request(`${own}${path}`, question))
      const set = response.headers.get('Set-Cookie')
      if (set !== null) cookie = set.split(';')[0] ?? ''
      return {
        status: response.status,
        text: await response.text(),
        location: response.headers.get('Location'),
        headers: response.headers,
      }
    }
    const fromDesk = { Origin: own, 'Sec-Fetch-Site': 'same-origin' }
    const post = (path: string, fields: Fields = {}, headers: Fields = fromDesk) => {
      const body = new URLSearchParams(fields).toString()
      const length = {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': String(body.length),
      }
      return ask(path, { method: 'POST', body, headers: { ...length, ...headers } })
    }
    return {
      ask,
      get: (path: string) => ask(path),
      post,
      setCookie: (text: string) => {
        cookie = text
      },
      cookie: () => cookie,
      /** With the passkey that the invitation's link makes. */
      async enrol(token: string, passkey: Passkey) {
        const options = JSON.parse((await post('/desk/enrol/options', { token })).text)
        return post('/desk/enrol', { token, answer: passkey.create(options, { origin: own }) })
      },
      async logIn(passkey: Passkey) {
        const options = JSON.parse((await post('/desk/login/options')).text)
        return post('/desk/login', { answer: passkey.get(options, { origin: own }) })
      },
      /** Signs the article as its page is now. */
      async sign(path: string, passkey: Passkey, fields: Fields = {}) {
        const sent = { tag: fieldOf(await ask(path), 'tag'), facts: '1', ...fields }
        const options = JSON.parse((await post(`${path}/sign/options`, sent)).text)
        return post(`${path}/sign`, { ...sent, answer: passkey.get(options, { origin: own }) })
      },
    }
  }

  const invite = async (name: string, may: readonly string[] | null = all) => {
    const token = toToken(randomBytes(32))
    const invitation = { digest: await digestOfToken(token), hours: 48, handle: randomBytes(32) }
    const editor = await inviteEditor(owner, { name, may, role: null, contact: null }, invitation)
    if (!editor) throw new Error(`nobody is ${name}`)
    return { token, editor }
  }

  return {
    log,
    visit,
    invite,
    /** An editor who is logged in. */
    async editor(name: string, may: readonly string[] = all) {
      const { token, editor } = await invite(name, may)
      const passkey = makePasskey(new URL(own).hostname)
      const browser = visit()
      await browser.enrol(token, passkey)
      return { ...browser, passkey, editor, token }
    },
    /**
     * Writes as a pipeline does over the API, and returns the path of the article's page.
     * `reviewers` are those of its token.
     */
    async write(
      name: string,
      changes: Body = {},
      method: 'put' | 'patch' = 'put',
      reviewers: readonly string[] | null = null,
    ) {
      const whole = buildBody({
        status: 'draft',
        standfirst: 'After the flood.',
        body_html: '<p>It reopened.</p>',
        ...changes,
      })
      const caller = {
        tokenId: 1,
        name: 'pipeline',
        scopes,
        modes: null,
        reviewers,
        prefixes: null,
      }
      const operation = {
        method,
        name,
        body: method === 'put' ? whole : changes,
        ifMatch: null,
        ifNoneMatch: null,
      }
      const idle = async () => {}
      const work = {
        db: owner,
        caller,
        operations: [operation],
        atomic: true,
        dryRun: false,
        begin: idle,
        end: idle,
      }
      const { results } = await runOperations(work)
      const [result] = results
      if (!result || result.result === 'refused') throw new Error(JSON.stringify(result))
      return `/desk/articles/${result.id}`
    },
  }
}

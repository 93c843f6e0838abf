/** The parts of the desk, shared by its groups of routes. */
import type { Context, Hono } from 'hono'
import type { Log } from '../../../core/log/log.ts'
import type { Prefix } from '../../../core/routes/guard.ts'
import type { Site } from '../../../core/settings/site.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import type { Refused } from '../../publish/faults.ts'
import type { PartnerAnswer, PartnerAnswers } from '../../publish/partner-answers.ts'
import type { ArticleEvent } from '../../publish/store/read-events.ts'
import type { Visibility } from '../../publish/store/read-visibility.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import type { OidcLogins } from '../logins/oidc.ts'
import type { Passkeys } from '../logins/passkeys.ts'
import type { DeskFacts } from '../store/facts.ts'
import type { Session } from '../store/sessions.ts'
import type { DeskWords } from '../words/words.ts'
import type { DeskPage, DeskView, PageNews, Status } from './layout.ts'

export type DeskParts = {
  readonly site: Site
  readonly origin: string
  readonly partnersOf?: PartnerAnswers
  readonly fourEyes: boolean
  readonly oidc?: OidcLogins | null
  /** Shows the button of the demo editor: on loopback only. */
  readonly demo: boolean
  /** Called for each request: at the edge, requests cannot share connections. */
  readonly db: () => WriterDatabase
  readonly clientAddress: (c: Context) => string | null
  readonly log: Log
}

export const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export type ArticleBase = { readonly stored: StoredArticle; readonly tag: string }

export type ArticleModel = ArticleBase & {
  readonly digest: string
  readonly visibility: Visibility
  readonly verdicts: Readonly<Record<string, PartnerAnswer>>
  readonly facts: DeskFacts
  readonly events: readonly ArticleEvent[]
  /** Why the editor may not sign it, whatever is ticked. */
  readonly hindrance: string | null
}

export type DeskEnv = {
  /** Beside those of the runtime. */
  Bindings: { readonly noteRoute?: Parameters<Prefix['fetch']>[2] }
  Variables: {
    db: WriterDatabase
    session: Session
    form: Readonly<Record<string, string>>
    article: ArticleBase
  }
}
export type DeskContext = Context<DeskEnv>

export type Desk = {
  readonly parts: DeskParts
  readonly app: Hono<DeskEnv>
  readonly passkeys: Passkeys
  readonly words: DeskWords
  readonly view: (c: DeskContext) => DeskView
  readonly respond: (c: DeskContext, page: DeskPage) => Promise<Response>
  readonly say: (
    c: DeskContext,
    status: Status,
    title: string,
    text: string,
    link?: string,
  ) => Promise<Response>
  readonly missing: (c: DeskContext) => Promise<Response>
}

export type Refusal = Pick<Refused, 'status' | 'message' | 'faults'>

export type ArticleRoutes = {
  readonly base: (c: DeskContext) => ArticleBase
  readonly hindranceOf: (c: DeskContext) => Promise<string | null>
  /** The page as it is now, with what the editor had filled in if it is the same article. */
  readonly again: (c: DeskContext, news: PageNews) => Promise<Response>
  /** Without a refusal: for an editor who saw another article than the one that is there now. */
  readonly refuse: (c: DeskContext, refused?: Refusal) => Promise<Response>
  readonly notAllowed: (c: DeskContext) => Promise<Response>
  /** `forms` are those whose texts the browser needs to keep no more, with blanks between them. */
  readonly done: (c: DeskContext, act: keyof DeskWords['done'], forms: string) => Response
}

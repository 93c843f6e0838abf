/** Acts of editors: operations of the publishing API, by its rules, under the editor's name. */

import { toBase64url } from 'candor-disclosure/text/base64url.ts'
import type { Article } from '../../../core/article.ts'
import type { Entry } from '../../../core/feed/feed.ts'
import { toEntry } from '../../../core/feed/to-entry.ts'
import type { Site } from '../../../core/settings/site.ts'
import { UnshowableArticle } from '../../../core/store/to-article.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { articleTag } from '../../publish/article-document.ts'
import { Refused } from '../../publish/faults.ts'
import type { Operation } from '../../publish/operation.ts'
import type { Result } from '../../publish/results.ts'
import { runOperations } from '../../publish/run-operations.ts'
import type { Caller, Scope } from '../../publish/scopes.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { storedAsArticle } from '../../publish/stored-as-article.ts'
import {
  type Box,
  challengeOf,
  modeOf,
  modeWithParts,
  parseStatement,
  partsOf,
  type SignedSource,
  type SignedText,
  sourcesDigestOf,
  textDigestOf,
  toStatement,
} from '../evidence/signing.ts'
import { type Assertion, insertSignature, releaseArticle, wroteText } from '../store/acts.ts'
import type { Editor } from '../store/editors.ts'
import type { OpenedText } from '../store/opened-texts.ts'

const scopesOfMay: Readonly<Record<string, readonly Scope[]>> = {
  review: ['draft', 'review'],
  correct: ['correct'],
  retract: ['retract'],
  publish: ['publish'],
}

export const actorOf = ({ name }: Pick<Editor, 'name'>) => `desk: ${name}`

const callerOf = (editor: Editor): Caller => ({
  ...{ tokenId: 0, name: actorOf(editor), modes: null, prefixes: null },
  scopes: ['read', 'any', ...editor.may.flatMap((each) => scopesOfMay[each] ?? [])],
  reviewers: [editor.name],
})

type RefusedResult = Extract<Result, { result: 'refused' }>
export const isRefused = (outcome: Result): outcome is RefusedResult => outcome.result === 'refused'

type ChangeOptions = {
  readonly dryRun?: boolean
  readonly end?: (tx: WriterDatabase, outcome: Result) => Promise<void>
}

/** Does it, or only tries. What it refuses is in the result, as the API would answer it. */
export async function perform(
  db: WriterDatabase,
  editor: Editor,
  operation: Operation,
  { dryRun = false, end }: ChangeOptions = {},
): Promise<Result> {
  const { results } = await runOperations({
    ...{ db, caller: callerOf(editor), operations: [operation], atomic: true, dryRun },
    begin: async () => {},
    async end(tx: WriterDatabase, { results: [outcome] }: { readonly results: readonly Result[] }) {
      if (!outcome) return
      await releaseArticle(tx, operation.name, null)
      await end?.(tx, outcome)
    },
  })
  const [outcome] = results
  if (!outcome) throw new Error('an operation without a result')
  return outcome
}

/**
 * Renders the article as readers will see it, also a draft; or what `choose` makes of it, such as
 * its entry in the feed of corrections. A text in place of it says why no reader can.
 */
export function toReaders(
  site: Site,
  stored: StoredArticle,
  choose: (article: Article) => Article | null = (article) => article,
): Entry | string | null {
  try {
    const article = choose(storedAsArticle(stored, new Date()))
    return article && toEntry(article, site)
  } catch (error) {
    if (!(error instanceof UnshowableArticle)) throw error
    return error.message
  }
}

export const textOf = ({ title, standfirst, body_html }: StoredArticle): SignedText => ({
  title,
  standfirst,
  body_html,
})

export const sourcesOf = ({ sources }: StoredArticle): readonly SignedSource[] =>
  sources.map(({ url, title }) => ({ url, title }))

export const openedOf = (stored: StoredArticle): OpenedText => ({
  ...{ ...textOf(stored), sources: sourcesOf(stored), language: stored.language },
  topics: stored.topics.map(({ label }) => label).join(', '),
})

export type SigningRequest = {
  readonly articleId: string
  /** The ETag of the article that the editor read: nothing of it may have changed. */
  readonly tag: string
  readonly statement: string
  /** The editor's own text, in place of the one that is there. */
  readonly text: SignedText | null
  readonly publish: boolean
}

export type Ticked = Pick<SigningRequest, 'text' | 'publish'> & {
  readonly boxes: readonly Box[]
  readonly note: string
}

/** With a review, an article that an AI wrote alone was made by both. */
export const reviewedMode = <Mode extends string>(mode: Mode): Mode | 'ai-assisted' =>
  mode === 'ai-autonomous' ? 'ai-assisted' : mode

const partsInWords = ['text', 'translation', 'summary', 'key_points', 'headline']

/** The parts after a review of the words: those by AI in words were reviewed with them. */
export const reviewedParts = (
  parts: StoredArticle['disclosure_parts'],
  reviewer: string,
  at: string,
) =>
  parts?.map((part) =>
    part.mode === 'ai-autonomous' && partsInWords.includes(part.name)
      ? { ...part, mode: 'ai-assisted' as const, reviewed_by: reviewer, reviewed_at: at }
      : part,
  ) ?? null

export async function toSigningRequest(
  editor: Editor,
  stored: StoredArticle,
  { text, publish, ...ticked }: Ticked,
) {
  const at = new Date().toISOString()
  const statement = toStatement({
    ...{ guid: stored.guid, editor: editor.name, ...ticked },
    textDigest: await textDigestOf(text ?? textOf(stored)),
    sourcesDigest: await sourcesDigestOf(sourcesOf(stored)),
    mode: modeWithParts(
      reviewedMode(stored.disclosure_mode),
      reviewedParts(stored.disclosure_parts, editor.name, at),
    ),
    at,
    nonce: toBase64url(crypto.getRandomValues(new Uint8Array(16))),
  })
  const wish: SigningRequest = {
    articleId: stored.id,
    tag: await articleTag(stored),
    statement,
    text,
    publish,
  }
  return { wish, challenge: await challengeOf(statement) }
}

type SignatureParts = {
  readonly editor: Editor
  readonly method: string
  readonly assertion: Assertion | null
  readonly fourEyes: boolean
}

export async function sign(
  db: WriterDatabase,
  wish: SigningRequest,
  { editor, method, assertion, fourEyes }: SignatureParts,
): Promise<Result> {
  const statement = parseStatement(wish.statement)
  if (statement === null) throw new Error('the statement cannot be read')
  const { mode, at } = statement
  const disclosure = {
    ...{ mode: modeOf(mode), reviewed_by: editor.name, reviewed_at: at },
    parts: partsOf(mode),
  }
  const body = { ...wish.text, ...(wish.publish && { status: 'published' }), disclosure }
  const operation: Operation = {
    method: 'patch',
    name: wish.articleId,
    body,
    ifMatch: wish.tag,
    ifNoneMatch: null,
  }
  return perform(db, editor, operation, {
    async end(tx, outcome) {
      if (isRefused(outcome) || outcome.article === null) return
      const { id: articleId } = outcome.article
      const sources = sourcesOf(outcome.article)
      if (
        (await textDigestOf(textOf(outcome.article))) !== statement.textDigest ||
        (await sourcesDigestOf(sources)) !== statement.sourcesDigest
      )
        throw new Error('the text or its sources are not the signed ones')
      if (fourEyes && (await wroteText(tx, articleId, actorOf(editor))))
        throw new Refused(403, '', [{ pointer: '', code: 'four_eyes', detail: '' }])
      const facts = { articleId, sources, editorId: editor.id, method, assertion }
      await insertSignature(tx, { ...statement, ...facts, statement: wish.statement })
    },
  })
}

/** Signatures of editors, and the publishing that goes with them. */
import { toBase64url } from 'candor-disclosure/text/base64url.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { articleTag } from '../../publish/article-document.ts'
import { Refused } from '../../publish/faults.ts'
import type { Operation } from '../../publish/operation.ts'
import type { Result } from '../../publish/results.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import {
  type Box,
  challengeOf,
  modeOf,
  modeWithParts,
  parseStatement,
  partsOf,
  type SignedText,
  sourcesDigestOf,
  textDigestOf,
  toStatement,
} from '../evidence/signing.ts'
import { type Assertion, insertSignature, wroteText } from '../store/acts.ts'
import type { Editor } from '../store/editors.ts'
import { actorOf, isRefused, perform, sourcesOf, textOf } from './act.ts'

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

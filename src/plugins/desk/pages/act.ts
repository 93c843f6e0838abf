/** Acts of editors: operations of the publishing API, by its rules, under the editor's name. */

import type { Article } from '../../../core/article.ts'
import type { Entry } from '../../../core/feed/feed.ts'
import { toEntry } from '../../../core/feed/to-entry.ts'
import type { Site } from '../../../core/settings/site.ts'
import { UnshowableArticle } from '../../../core/store/to-article.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import type { Operation } from '../../publish/operation.ts'
import type { Result } from '../../publish/results.ts'
import { runOperations } from '../../publish/run-operations.ts'
import type { Caller, Scope } from '../../publish/scopes.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { storedAsArticle } from '../../publish/stored-as-article.ts'
import type { SignedSource, SignedText } from '../evidence/signing.ts'
import { releaseArticle } from '../store/acts.ts'
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

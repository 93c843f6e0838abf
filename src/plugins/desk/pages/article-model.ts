/** What requests for an article need: all of them its text and tag, and its pages the rest. */

import { articleTag } from '../../publish/article-document.ts'
import { noPartners, visible } from '../../publish/partner-answers.ts'
import { readById } from '../../publish/store/read-articles.ts'
import { latestEvents } from '../../publish/store/read-events.ts'
import { readVisibility, type Visibility } from '../../publish/store/read-visibility.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import { textDigestOf } from '../evidence/signing.ts'
import { freshSeconds } from '../logins/session.ts'
import { wroteText } from '../store/acts.ts'
import { readDeskFacts } from '../store/facts.ts'
import { actorOf, textOf } from './act.ts'
import type { ArticleBase, ArticleModel, Desk, DeskContext } from './context.ts'

const maxEvents = 100

export function createArticleReader({ parts, words }: Desk) {
  const { partnersOf = noPartners, fourEyes } = parts

  /** The verdicts of partners; for a draft, those that they would give once it is published. */
  async function verdictsOf(stored: StoredArticle, visibility: Visibility, tag: string) {
    const isDraft = stored.status === 'draft' || stored.status === 'withheld'
    const judged = isDraft ? { ...stored, status: 'published' as const } : stored
    return (
      (await partnersOf({ tokenId: 0 }, judged, isDraft ? visible : visibility, `${tag}${isDraft}`))
        .partners ?? {}
    )
  }

  async function hindranceOf(c: DeskContext): Promise<string | null> {
    const { editor, method, age } = c.get('session')
    const { id } = c.get('article').stored
    if (method === 'login' && age >= freshSeconds) return words.sign.stale
    return fourEyes && (await wroteText(c.get('db'), id, actorOf(editor)))
      ? words.sign.fourEyes
      : null
  }

  async function readBase(c: DeskContext, id: string): Promise<ArticleBase | null> {
    const [stored] = await readById(c.get('db'), [id])
    return stored ? { stored, tag: await articleTag(stored) } : null
  }

  async function complete(
    c: DeskContext,
    { stored, tag }: ArticleBase,
  ): Promise<ArticleModel | null> {
    const db = c.get('db')
    const { id } = stored
    const visibility = (await readVisibility(db, [id])).get(id)
    if (!visibility) return null
    return {
      ...{ stored, tag, visibility, events: await latestEvents(db, id, maxEvents) },
      digest: await textDigestOf(textOf(stored)),
      verdicts: await verdictsOf(stored, visibility, tag),
      facts: await readDeskFacts(db, id),
      hindrance: await hindranceOf(c),
    }
  }
  return { readBase, complete, hindranceOf, verdictsOf }
}

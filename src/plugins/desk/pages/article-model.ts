/** All that the pages of an article need, read at one time. */

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
import type { ArticleModel, Desk, DeskContext } from './context.ts'

/** Number of events in the history of the page. */
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

  async function hindranceOf(c: DeskContext, id: string): Promise<string | null> {
    const { editor, method, age } = c.get('session')
    if (method === 'login' && age >= freshSeconds) return words.sign.stale
    return fourEyes && (await wroteText(c.get('db'), id, actorOf(editor)))
      ? words.sign.fourEyes
      : null
  }

  /** `null` if there is no such article. */
  async function read(c: DeskContext, id: string): Promise<ArticleModel | null> {
    const db = c.get('db')
    const [stored] = await readById(db, [id])
    const visibility = (await readVisibility(db, [id])).get(id)
    if (!stored || !visibility) return null
    const tag = await articleTag(stored)
    return {
      ...{ stored, tag, visibility, events: await latestEvents(db, id, maxEvents) },
      digest: await textDigestOf(textOf(stored)),
      verdicts: await verdictsOf(stored, visibility, tag),
      facts: await readDeskFacts(db, id),
      hindrance: await hindranceOf(c, id),
    }
  }
  return { read, verdictsOf }
}

/** Which partners get an article, as another plugin says it for answers about articles. */
import type { Caller } from './scopes.ts'
import type { Visibility } from './store/read-visibility.ts'
import type { StoredArticle } from './store/stored-article.ts'

export type PartnerAnswer = {
  readonly accepted: boolean
  readonly reasons: readonly {
    readonly code: string
    /** A sentence: what is wrong, with the value, and what is allowed. */
    readonly detail: string
  }[]
}

/** `partners`; not there if none is on, or if the token has used up its share. */
export type PartnersMember = { readonly partners?: Readonly<Record<string, PartnerAnswer>> }

/** Judges an article with this ETag for each partner, for this caller. */
export type PartnerAnswers = (
  caller: Pick<Caller, 'tokenId'>,
  stored: StoredArticle,
  visibility: Pick<Visibility, 'shown' | 'reason'>,
  tag: string,
) => Promise<PartnersMember>

export const noPartners: PartnerAnswers = async () => ({})

/** The visibility of an article that is judged as if feeds had it. */
export const visible: Pick<Visibility, 'shown' | 'reason'> = { shown: true, reason: '' }

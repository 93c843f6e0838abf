/** Stored article → article, as the store's queries would give it to a feed. */
import type { Article } from '../../core/article.ts'
import { toArticle } from '../../core/store/to-article.ts'
import type { StoredArticle } from './store/stored-article.ts'

/** The store's form of a time has no offset. */
const bare = (time: string) => new Date(time).toISOString().slice(0, -1)
const bareOrNull = (time: string | null) => time && bare(time)

/**
 * An article without a date of publication counts as published now.
 *
 * @throws {UnshowableArticle}
 */
export function storedAsArticle(stored: StoredArticle, now: Date): Article {
  return toArticle({
    article: {
      id: stored.id,
      guid: stored.guid,
      url: stored.url,
      title: stored.title,
      standfirst: stored.standfirst,
      bodyHtml: stored.body_html,
      byline: stored.byline,
      bylineUrl: stored.byline_url,
      language: stored.language,
      status: stored.status,
      publishedAt: bare(stored.published_at ?? now.toISOString()),
      updatedAt: bareOrNull(stored.updated_at),
      retractionReason: stored.retraction_reason,
      retractedAt: bareOrNull(stored.retracted_at),
      disclosureMode: stored.disclosure_mode,
      disclosureModel: stored.disclosure_model,
      disclosureProvider: stored.disclosure_provider,
      disclosureStatement: stored.disclosure_statement,
      disclosureParts: stored.disclosure_parts,
      reviewedBy: stored.reviewed_by,
      generatedAt: bareOrNull(stored.generated_at),
      pictureUrl: stored.picture_url,
      pictureType: stored.picture_type,
      pictureBytes: stored.picture_bytes,
      pictureWidth: stored.picture_width,
      pictureHeight: stored.picture_height,
      pictureAlt: stored.picture_alt,
      pictureCredit: stored.picture_credit,
      pictureSourceType: stored.picture_source_type,
      aiRights: stored.ai_rights,
    },
    sources: stored.sources.map(({ accessed_at, ...source }) => ({
      ...source,
      accessedAt: bareOrNull(accessed_at),
    })),
    topics: stored.topics,
    corrections: stored.corrections.map(({ text, corrected_at, url }) => ({
      text,
      date: bare(corrected_at),
      url,
    })),
    notice: null,
    statement: null,
  })
}

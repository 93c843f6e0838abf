/** The members of JSON Feed that Candor adds. */

import { storedPart } from 'candor-disclosure/disclosure/parts.ts'
import { digitalSourceTypeUri } from 'candor-disclosure/disclosure/vocabularies.ts'
import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import { sameLanguage, textDirection } from 'candor-disclosure/text/language.ts'
import type { Source, Tombstone } from '../article.ts'
import type { EntryDisclosure } from '../disclosure/disclosure.ts'
import type { Label } from '../disclosure/labels.ts'
import type { Terms } from '../rights/ai-rights.ts'
import { rfc3339 } from '../text/dates.ts'
import type { Entry, EntryCorrection, EntryPicture, Feed } from './feed.ts'

export function feedMembers(feed: Feed): JsonObject {
  return {
    about: feed.vocabularyUrl,
    updated: rfc3339(feed.updated),
    policy_url: feed.policyUrl,
    license_url: feed.licenseUrl ?? undefined,
    corrections_url: feed.corrections?.urls.json,
    rights: feed.rights ?? undefined,
    contact: feed.publisher.email ?? undefined,
    generator: feed.generator,
    words: feed.words,
    deleted: nonEmptyList(feed.deletions, deletedMember),
  }
}

export function itemMembers(entry: Entry, feed: Feed): JsonObject {
  return {
    // JSON Feed requires a content in every item.
    ...(entry.contentHtml === null
      ? { content_text: entry.summary }
      : { content_html: entry.contentHtml }),
    summary: entry.summary === '' ? undefined : entry.summary,
    date_published: rfc3339(entry.published),
    date_modified: rfc3339(entry.updated),
    ...authorMembers(entry),
    language: entry.language === feed.language ? undefined : entry.language,
    _candor: {
      about: feed.vocabularyUrl,
      disclosure: entry.disclosure
        ? disclosureMember(entry.disclosure, entry.language, feed.policyUrl)
        : undefined,
      sources: nonEmptyList(entry.sources, sourceMember),
      image: entry.picture === null ? undefined : imageMember(entry.picture, entry.language),
      corrections: nonEmptyList(entry.corrections, correctionMember),
      status: entry.status === 'canceled' ? entry.status : undefined,
      ...(feed.termsDiffer && entry.terms ? rightsMembers(entry.terms) : {}),
      statement: entry.statement?.jws,
      statements_url: entry.statement?.url,
    },
  }
}

const rightsMembers = ({ value, licenseUrl }: Terms): JsonObject => ({
  ai_rights: value,
  license_url: licenseUrl ?? undefined,
})

/** With `author` of version 1 for older parsers, such as gofeed's `Item.Author`. */
function authorMembers({ author }: Entry): JsonObject {
  if (author === null) return {}
  const member = { name: author.name, url: author.url ?? undefined }
  return { authors: [member], author: member }
}

function disclosureMember(
  disclosure: EntryDisclosure,
  entryLanguage: string,
  policyUrl: string,
): JsonObject {
  const { mode, label, titleLabel, tag, statement, statementLanguage } = disclosure
  const { model, provider, reviewedBy, generatedAt } = disclosure
  return {
    mode,
    ...labelMembers(label, entryLanguage),
    title_label: titleLabel?.text,
    tag: tag ?? undefined,
    statement,
    // The entry's language applies to everything in it, as `xml:lang` does in the other formats.
    statement_language: sameLanguage(statementLanguage, entryLanguage)
      ? undefined
      : statementLanguage,
    model: model ?? undefined,
    provider: provider ?? undefined,
    reviewed_by: reviewedBy ?? undefined,
    generated_at: generatedAt === null ? undefined : rfc3339(generatedAt),
    policy_url: policyUrl,
    digital_source_type: digitalSourceTypeUri(disclosure.digitalSourceType),
    parts: nonEmptyList(disclosure.parts, storedPart),
  }
}

const labelMembers = (label: Label | null, entryLanguage: string): JsonObject => ({
  label: label?.text,
  label_language:
    label === null || isAs(label.language, entryLanguage) ? undefined : label.language,
})

/** Says whether text in `tag` needs no mark of its language in an entry. */
const isAs = (tag: string, entryLanguage: string) =>
  sameLanguage(tag, entryLanguage) && textDirection(tag) === textDirection(entryLanguage)

function sourceMember({ url, title, publisher, language, accessedAt }: Source): JsonObject {
  return {
    url,
    title,
    publisher: publisher ?? undefined,
    language: language ?? undefined,
    accessed_at: accessedAt === null ? undefined : rfc3339(accessedAt),
  }
}

function imageMember(picture: EntryPicture, entryLanguage: string): JsonObject {
  const { alt, credit, width, height, digitalSourceType, label } = picture
  return {
    alt,
    ...labelMembers(label, entryLanguage),
    credit: credit ?? undefined,
    width: width ?? undefined,
    height: height ?? undefined,
    digital_source_type:
      digitalSourceType === null ? undefined : digitalSourceTypeUri(digitalSourceType),
  }
}

function correctionMember({ text, date, url, ref, kind }: EntryCorrection): JsonObject {
  return {
    text,
    date: rfc3339(date),
    ref: ref ?? undefined,
    kind: kind ?? undefined,
    url: url ?? undefined,
  }
}

function deletedMember({ guid, deletedAt }: Tombstone): JsonObject {
  return { id: guid, when: rfc3339(deletedAt) }
}

/** `undefined` instead of an empty list, so that the member is omitted. */
export function nonEmptyList<Value>(
  values: readonly Value[],
  toMember: (value: Value) => JsonObject,
): readonly JsonObject[] | undefined {
  return values.length === 0 ? undefined : values.map(toMember)
}

/** An item of a reading, as the report has it. */
import type { Disclosed, ReadItem } from 'candor-disclosure/disclosure/declaration.ts'
import { isMetFirst } from './disclosed.ts'
import type { Report } from './report.ts'

export const toDisclosure = (own: Disclosed | null): Report['disclosure'] =>
  own && {
    mode: own.mode,
    by_ai: own.byAi,
    model: own.model,
    provider: own.provider,
    reviewed_by: own.reviewedBy,
    generated_at: own.generatedAt,
    statement: own.statement,
    statement_language: own.statementLanguage,
    parts: own.parts.map(({ name, mode, byAi, model, provider, ...part }) => ({
      ...{ name, mode, by_ai: byAi, model, provider, reviewed_by: part.reviewedBy },
      ...{ reviewed_at: part.reviewedAt, translated_from: part.translatedFrom },
    })),
  }

export function toItem(item: ReadItem): Report['items'][number] {
  const {
    id,
    url,
    title,
    language,
    disclosure,
    sources,
    corrections,
    found,
    isRetracted: retracted,
  } = item
  const statement = item.statement === null ? null : 'partial'
  return {
    id,
    url,
    title,
    language,
    disclosure: toDisclosure(disclosure),
    met_first: isMetFirst(item),
    retracted,
    statement,
    found: found.map(({ vocabulary, at, raw, inherited }) => ({
      ...{ vocabulary, at, raw },
      ...(inherited && { inherited }),
    })),
    ...{ sources: [...sources], corrections: [...corrections] },
  }
}

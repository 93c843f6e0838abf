/** The cases of docs/vocabulary/cases, and the form in which their readings are compared. */
import { readdirSync, readFileSync } from 'node:fs'
import { type ReadOptions, readDisclosure } from '../../src/disclosure/reading.ts'
import { UnreadableDocument } from '../../src/parse/unreadable-document.ts'

export type ReadingCase = ReadOptions & {
  readonly about: string
  /** A document in JSON is its value. */
  readonly document: unknown
  readonly expected: unknown
}

export const folder = new URL('../../../../docs/vocabulary/cases/', import.meta.url)

export const readingCases: readonly (readonly [name: string, ReadingCase])[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => [
    file.replace('.json', ''),
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  ])

/** The reading of a case as its `expected` has it. */
export function readCase({
  document,
  ...options
}: Omit<ReadingCase, 'about' | 'expected'>): unknown {
  try {
    return compared(
      readDisclosure(typeof document === 'string' ? document : JSON.stringify(document), options),
    )
  } catch (error) {
    if (error instanceof UnreadableDocument) return { error: error.code }
    throw error
  }
}

/**
 * Without members that are `null`, an empty list, or the default of `isRetracted`; without
 * `contentHtml`, which is in the document; and without `facts` of signed items, which docs/vectors
 * has.
 */
export const compared = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (name, member: unknown) => {
      const isDefault = member === null || (Array.isArray(member) && member.length === 0)
      return isDefault ||
        ['contentHtml', 'facts'].includes(name) ||
        (name === 'isRetracted' && member === false)
        ? undefined
        : member
    }),
  )

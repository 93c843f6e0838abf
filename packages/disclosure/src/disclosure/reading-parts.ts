/**
 * Reads how the parts of an article were made: `candor:part` in RSS and Atom, `parts` in JSON Feed,
 * and `hasPart` in JSON-LD.
 */
import { isObject, type JsonObject, textIn, textsIn } from '../parse/json-values.ts'
import type { Declaration } from './declaration.ts'
import { parseMode } from './modes.ts'
import { declaration, readTerm } from './reading-values.ts'

/** Members of a part (`storedPart`) that are attributes in RSS and Atom, by the names of both. */
export const partAttributes = {
  name: 'name',
  mode: 'mode',
  model: 'model',
  provider: 'provider',
  reviewed_by: 'reviewed-by',
  reviewed_at: 'reviewed-at',
  translated_from: 'from',
}

export const partMembers = Object.keys(partAttributes)

/** A declaration of the part with this name; of a part without a name if it is `null`. */
export const ofPart = (declared: Declaration, name: string | null): Declaration => ({
  ...declared,
  part: true,
  ...(name && { name }),
})

export const partDeclarations = (
  parts: readonly JsonObject[],
  at: string,
): readonly Declaration[] =>
  parts.map((part) => {
    const { name, mode, ...texts } = textsIn(part, 'name', 'mode', 'model', 'provider')
    const says = {
      ...texts,
      mode: parseMode(mode ?? ''),
      reviewedBy: textIn(part, 'reviewed_by'),
      reviewedAt: textIn(part, 'reviewed_at'),
      translatedFrom: textIn(part, 'translated_from'),
    }
    return ofPart(declaration('candor', at, mode ?? '', says), name)
  })

/**
 * Works in `hasPart` with a digital source type. `original` is the language of `translationOfWork`,
 * and `textOf` finds the text or name of a value.
 */
export const workParts = (
  parts: readonly unknown[],
  original: string | null,
  textOf: (value: unknown) => string | null,
): readonly Declaration[] =>
  parts.filter(isObject).flatMap((part) => {
    const [name, term] = [textIn(part, 'name'), textOf(part['digitalSourceType'])]
    const creator = isObject(part['creator']) ? part['creator'] : {}
    const isSystem = creator['@type'] === 'SoftwareApplication'
    if (name === null || term === null) return []
    const says = {
      ...readTerm(term),
      model: isSystem ? textOf(creator) : null,
      provider: isSystem ? textOf(creator['provider']) : null,
      reviewedBy: textOf(part['editor']),
      translatedFrom: name === 'translation' ? original : null,
    }
    return [ofPart(declaration('json-ld', 'hasPart.digitalSourceType', term, says), name)]
  })

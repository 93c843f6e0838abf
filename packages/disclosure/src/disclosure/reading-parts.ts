/**
 * Reads how the parts of an article were made: `candor:part` in RSS and Atom, `parts` in JSON Feed,
 * and `hasPart` in JSON-LD.
 */
import { isObject, type JsonObject, textIn } from '../parse/json-values.ts'
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
    const [name = null, raw, model, provider, reviewedBy, reviewedAt, translatedFrom] =
      partMembers.map((each) => textIn(part, each))
    const mode = parseMode(raw ?? '')
    const says = { mode, model, provider, reviewedBy, reviewedAt, translatedFrom }
    return ofPart(declaration('candor', at, raw ?? '', says), name)
  })

/** Works with a digital source type. `textOf` finds a text, or the name of a thing. */
export const workParts = (
  works: readonly unknown[],
  original: string | null,
  textOf: (value: unknown) => string | null,
): readonly Declaration[] =>
  works.filter(isObject).flatMap(({ name, digitalSourceType, editor, creator }) => {
    const [own, term] = [textOf(name), textOf(digitalSourceType)]
    const isSystem = isObject(creator) && creator['@type'] === 'SoftwareApplication'
    if (own === null || term === null) return []
    const says = {
      ...readTerm(term),
      ...(isSystem && { model: textOf(creator), provider: textOf(creator['provider']) }),
      reviewedBy: textOf(editor),
      translatedFrom: own === 'translation' ? original : null,
    }
    return [ofPart(declaration('json-ld', 'hasPart.digitalSourceType', term, says), own)]
  })

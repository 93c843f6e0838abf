/** Finds names in XML that most readers know without a declaration, and strict ones refuse. */
import { withoutSections } from './without-sections.ts'

/** References that only HTML knows: strict parsers of XML end there. */
const unknownReference = /&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z\d]*;/

/** The first reference and the first prefix. */
export function undeclaredIn(xml: string) {
  const markup = withoutSections(xml)
  const [reference] = markup.match(unknownReference) ?? []
  const prefixes = new Set(
    Array.from(markup.matchAll(/<([a-z][\w.-]*):/gi), ([, prefix]) => prefix),
  )
  const declared = new Set(Array.from(markup.matchAll(/xmlns:([\w.-]+)/g), ([, prefix]) => prefix))
  const prefix = [...prefixes].find((each) => each !== 'xml' && !declared.has(each))
  return { reference, prefix }
}

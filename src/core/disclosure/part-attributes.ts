/** Attributes of elements with a part that was made in another way than the text around it. */
import { disclosureAttributes } from 'candor-disclosure/disclosure/html-attributes.ts'
import type { PartName } from 'candor-disclosure/disclosure/parts.ts'
import { attributes, type Markup, nothing } from 'candor-disclosure/text/markup.ts'
import type { Disclosure } from './disclosure.ts'

/**
 * Those of “AI Content Disclosure for HTML” (§3), and the name of the part. Empty if the disclosure
 * does not name it.
 */
export function partAttributes(disclosure: Disclosure | null, name: PartName): Markup {
  const part = disclosure?.parts.find((each) => each.name === name)
  return part === undefined
    ? nothing
    : attributes({ ...disclosureAttributes(part), 'data-candor-part': name })
}

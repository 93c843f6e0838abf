/** Elements of hast. */
import type { Element, ElementContent, Properties } from 'hast'

export const htmlNamespace = 'http://www.w3.org/1999/xhtml'

export const toElement = (
  tagName: string,
  properties: Properties,
  children: ElementContent[],
): Element => ({ type: 'element', tagName, properties, children })

/** Returns the element tree unchanged; Candor's own serializer (src/text/xml.ts) writes it. */
export const js2xml = (tree) => tree

/** Returns the element tree as it is; Candor's own serializer (src/feed/xml.ts) writes it. */
export const js2xml = (tree) => tree

/** The list as `tldts` 7 ships it: not a part of its interface, which is why its version is pinned and a test reads it. */
declare module 'tldts/dist/es6/src/data/trie.js' {
  export const nodeFlags: Uint8Array
  export const edgeStart: Uint16Array
  export const edgeLength: Uint8Array
  export const edgeChild: Uint16Array
  export const labelText: string
  export const rulesRoot: number
  export const exceptionsRoot: number
}

/**
 * The list inside `tldts` 7. It is not part of the public interface, so its version is pinned and a
 * test reads it.
 */
declare module 'tldts/dist/es6/src/data/trie.js' {
  export const nodeFlags: Uint8Array
  export const edgeStart: Uint16Array
  export const edgeLength: Uint8Array
  export const edgeChild: Uint16Array
  export const labelText: string
  export const rulesRoot: number
  export const exceptionsRoot: number
}

/** Reads the Public Suffix List from `tldts`, which contains it as a trie of labels, last label first. */
import {
  edgeChild,
  edgeLength,
  edgeStart,
  exceptionsRoot,
  labelText,
  nodeFlags,
  rulesRoot,
} from 'tldts/dist/es6/src/data/trie.js'

/** Sorted rules in the list's notation (`co.uk`, `*.ck`, `!www.ck`), only those in ASCII and of two or more labels. */
export function publicSuffixRules(): string[] {
  const offsets = [0]
  for (const length of edgeLength) offsets.push((offsets.at(-1) ?? 0) + length)
  const rules: string[] = []
  const walk = (node: number, labels: readonly string[], mark: string) => {
    if (nodeFlags[node] !== 0 && labels.length > 1) rules.push(`${mark}${labels.join('.')}`)
    for (let edge = edgeStart[node] ?? 0; edge < (edgeStart[node + 1] ?? 0); edge += 1) {
      const label = labelText.slice(offsets[edge], offsets[edge + 1])
      walk(edgeChild[edge] ?? 0, [label, ...labels], mark)
    }
  }
  walk(rulesRoot, [], '')
  walk(exceptionsRoot, [], '!')
  return rules.filter((rule) => /^[!-~]+$/.test(rule)).sort()
}

/**
 * `node scripts/suffix-list.ts`: writes schema/public-suffixes.ts from the Public Suffix List of
 * the package `tldts`. Then say in the changelog that `npx node scripts/renew-suffixes.ts` brings
 * it to a database.
 */
import { writeFileSync } from 'node:fs'
import {
  edgeChild,
  edgeLength,
  edgeStart,
  exceptionsRoot,
  labelText,
  nodeFlags,
  rulesRoot,
} from 'tldts/dist/es6/src/data/trie.js'

/**
 * Only rules in ASCII and of two or more labels, because rules of one label say no more than the
 * default rule. `tldts` has them as a trie of labels, last label first.
 */
function packagedRules(): readonly string[] {
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
  return rules.filter((rule) => /^[!-~]+$/.test(rule))
}

const reversed = (name: string) => name.split('.').reverse().join('.')

/**
 * A line for each ending, and on it what rules have before it. Neighbours share most of their text,
 * which compresses well.
 */
export function packagedList(): string {
  const endings = new Map<string, string[]>()
  for (const rule of packagedRules()) {
    const dot = rule.indexOf('.')
    const ending = rule.slice(dot + 1)
    endings.set(ending, [...(endings.get(ending) ?? []), rule.slice(0, dot)])
  }
  return [...endings]
    .sort(([one], [other]) => (reversed(one) < reversed(other) ? -1 : 1))
    .map(([ending, labels]) => [ending, ...labels.sort()].join(' '))
    .join('\n')
}

if (import.meta.main) {
  writeFileSync(
    new URL('../schema/public-suffixes.ts', import.meta.url),
    `/**
 * The Public Suffix List (https://publicsuffix.org/list/), under the Mozilla Public License 2.0. Written by scripts/suffix-list.ts:
 * a line for each ending, and on it the labels that rules have before it.
 */
export const publicSuffixes = \`${packagedList()}\`
`,
  )
}

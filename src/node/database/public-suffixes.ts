/**
 * The Public Suffix List in the database. It comes from `tldts`, which finds the domains of hosts in requests, so SQL and
 * TypeScript use one list.
 */
import { sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import {
  edgeChild,
  edgeLength,
  edgeStart,
  exceptionsRoot,
  labelText,
  nodeFlags,
  rulesRoot,
} from 'tldts/dist/es6/src/data/trie.js'

type Db = PgDatabase<PgQueryResultHKT>

/**
 * Sorted rules in the list's notation (`co.uk`, `*.ck`, `!www.ck`): only those in ASCII and of two or more labels, because
 * rules of one label say no more than the default rule. `tldts` has them as a trie of labels, last label first.
 */
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

const insertRules = () =>
  sql`insert into public_suffixes (rule) select unnest(string_to_array(${publicSuffixRules().join(' ')}, ' '))`

/** Loads the list into a database that has none. */
export async function loadPublicSuffixes(tx: Db): Promise<void> {
  await tx.execute(sql`${insertRules()} where not exists (select from public_suffixes)`)
}

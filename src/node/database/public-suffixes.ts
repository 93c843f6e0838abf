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
import { sources } from '../../../schema/tables.ts'

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

/**
 * Replaces the list by that of this version, and moves the articles whose sources have another domain by it. They join
 * their new feeds by their date of publication, as in an import. Returns the number of sources with another domain.
 */
export function renewPublicSuffixes(db: Db): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`set local lock_timeout = 0`)
    // Sources that others are writing have domains by the old list: it waits for them.
    await tx.execute(sql`lock table sources in share row exclusive mode`)
    await tx.execute(sql`set local candor.backdate = 'on'`)
    await tx.execute(sql`delete from public_suffixes`)
    await tx.execute(insertRules())
    const moved = await tx
      .update(sources)
      .set({ domain: null }) // A trigger sets it.
      .where(sql`${sources.domain} is distinct from candor_domain(${sources.url})`)
      .returning({ articleId: sources.articleId })
    await tx.execute(sql`select candor_import_done()`)
    return moved.length
  })
}

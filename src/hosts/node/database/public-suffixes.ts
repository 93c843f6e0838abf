/**
 * The Public Suffix List in the database: that of schema/public-suffixes.ts, in which requests find
 * domains too.
 */
import { sql } from 'drizzle-orm'
import { publicSuffixes } from '../../../../schema/public-suffixes.ts'
import { sources } from '../../../../schema/tables.ts'
import type { Db } from './functions.ts'

/** Sorted rules in the list's notation (`co.uk`, `*.ck`, `!www.ck`), of two or more labels. */
export const publicSuffixRules = (): readonly string[] =>
  publicSuffixes
    .split('\n')
    .flatMap((line) => {
      const [ending, ...labels] = line.split(' ')
      return labels.map((label) => `${label}.${ending}`)
    })
    .sort()

const insertRules = () =>
  sql`insert into public_suffixes (rule) select unnest(string_to_array(${publicSuffixRules().join(' ')}, ' '))`

/** Loads the list into a database that has none. */
export async function loadPublicSuffixes(tx: Db): Promise<void> {
  await tx.execute(sql`${insertRules()} where not exists (select from public_suffixes)`)
}

/**
 * Replaces the list by that of this version, and moves the articles whose sources have another
 * domain by it. They join their new feeds by their date of publication, as in an import. Returns
 * the number of sources with another domain.
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

/** How often the signer asks the database, and how often it reads an article. */
import { drizzle } from 'drizzle-orm/pglite'
import { expect, it } from 'vitest'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import { signStatements } from '../../../src/plugins/signing/sign-statements.ts'
import { buildSite } from '../../fixtures/build-article.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { openSigning } from './open-signing.ts'

it('reads each article of a batch in one query, whoever may read it', async () => {
  const { db, client, close } = await openMigrated()
  try {
    const { signer } = await openSigning(db)
    for (const [index, audience] of [null, null, ['ada'], ['grace', 'ada']].entries())
      await insertArticle(db, { guid: `urn:example:${index}`, audience })
    const sent: string[] = []
    const counted = drizzle(client, { logger: { logQuery: (query) => sent.push(query) } })
    const parts = { db: () => counted, site: buildSite(), signer, clean: cleanBody }
    expect(await signStatements({ ...parts, leftOut: () => {} })).toEqual({
      signed: 4,
      more: false,
    })
    // What waits, the keys, and what is added.
    expect(sent).toHaveLength(3)
    expect(sent.flatMap((query) => query.match(/\b(from|join) "?articles\b/gi) ?? [])).toHaveLength(
      1,
    )
  } finally {
    await close()
  }
})

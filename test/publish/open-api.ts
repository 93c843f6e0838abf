/** The publishing API on a database, for a caller who may do everything. */
import { createPublishApi, type PublishParts } from '../../src/publish/api.ts'
import { scopes } from '../../src/publish/scopes.ts'
import type { Site } from '../../src/settings/site.ts'
import type { WriterDatabase } from '../../src/writer/database.ts'

export const openApi = (db: WriterDatabase, site: Site, more: Partial<PublishParts> = {}) =>
  createPublishApi({
    site,
    freshMs: 0,
    writer: () => db,
    requestsPerMinute: 1000,
    maxBytes: 1_000_000,
    log: () => {},
    caller: { tokenId: 1, name: 'test', scopes, modes: null, reviewers: null, prefixes: null },
    ...more,
  })

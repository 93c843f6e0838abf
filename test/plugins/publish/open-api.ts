/** The publishing API on a database, with all plugins, for a caller who may do everything. */

import type { Site } from '../../../src/core/settings/site.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { createPublishApi, type PublishParts } from '../../../src/plugins/publish/api.ts'
import { scopes } from '../../../src/plugins/publish/scopes.ts'
import { addedWith } from '../../product/app/all-routes.ts'

export const openApi = (db: WriterDatabase, site: Site, more: Partial<PublishParts> = {}) =>
  createPublishApi({
    site,
    freshMs: 0,
    writer: () => db,
    requestsPerMinute: 1000,
    maxBytes: 1_000_000,
    log: () => {},
    added: addedWith(),
    caller: { tokenId: 1, name: 'test', scopes, modes: null, reviewers: null, prefixes: null },
    ...more,
  })

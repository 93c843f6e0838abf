/** How many people read each feed: what counts them, and the page /stats. */
import { sheetFile } from '../../core/documents/static-files.ts'
import { add, type Opened } from '../../core/plugin.ts'
import { apiRoutes, type OpenedApi } from '../publish/points.ts'
import { readerRoutes } from './api/routes.ts'
import { readerSettings } from './settings.ts'
import { createStats } from './stats.ts'
import { statsSheet } from './stats-style.ts'

/** What is the same on all runtimes. */
export const readersPlugin = {
  name: 'readers',
  needs: ['publish'],
  adds: [add(apiRoutes, readerRoutes)],
  settings: () => ({ readers: readerSettings }),
} as const

/** The page of readers, for tokens of the API. */
export const statsRoutes =
  (api: OpenedApi): NonNullable<Opened['routes']> =>
  ({ routes, view, settings, refuse, addSlash, fixedFile }) => {
    const sheet = sheetFile(statsSheet)
    // A folder: browsers send the credentials of an address to all others of its folder (RFC 7617
    // §2.2).
    addSlash('/stats')
    routes.get('/stats/', createStats({ ...api, freshMs: settings.freshMs, view, refuse }))
    routes.get(sheet.path, fixedFile(sheet))
  }

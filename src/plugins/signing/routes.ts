/** Signed statements of articles, and the keys to check them with. */
import type { Reader } from '../../core/documents/admission.ts'
import type { ResponseOrPromise } from '../../core/http/respond.ts'
import { wholeFamily } from '../../core/request/selection.ts'
import type { Mount } from '../../core/routes/mount.ts'
import { keysDocument, keysPath, statementsDocument, statementsPattern } from './documents.ts'

export function mountStatements({ routes, roots, site, access, served, serve }: Mount): void {
  for (const each of roots) each.get(keysPath, (c) => serve(c, keysDocument(site)))
  routes.get(statementsPattern, (c): ResponseOrPromise => {
    const answerTo = (reader: Reader | null): ResponseOrPromise => {
      const document = statementsDocument(
        site,
        c.req.param('address'),
        reader?.hasPrivate ? reader.name : null,
      )
      return served.serveDocument(c, { ...document, isPrivate: reader !== null })
    }
    const reader = access.admit(c.req.raw, wholeFamily('all', 1), null, false)
    return reader instanceof Promise ? reader.then(answerTo) : answerTo(reader)
  })
}

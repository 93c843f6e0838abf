/** Signed statements of articles, their public log, and the keys to check them with. */
import type { Reader } from '../documents/admission.ts'
import {
  keysDocument,
  keysPath,
  logDocument,
  statementsDocument,
  statementsPattern,
} from '../documents/statements.ts'
import type { ResponseOrPromise } from '../http/respond.ts'
import { wholeFamily } from '../request/selection.ts'
import type { Mount } from './mount.ts'

export function mountStatements({
  routes,
  roots,
  site,
  access,
  served,
  serve,
  addSlash,
}: Mount): void {
  for (const each of roots) each.get(keysPath, (c) => serve(c, keysDocument(site)))
  addSlash('/statements')
  routes.get('/statements/', (c) => serve(c, logDocument(site, null)))
  routes.get(statementsPattern, (c): ResponseOrPromise => {
    const name = c.req.param('name')
    if (name.length < 32) return serve(c, logDocument(site, Number(name)))
    const answerTo = (reader: Reader | null): ResponseOrPromise => {
      const document = statementsDocument(site, name, reader?.hasPrivate ? reader.name : null)
      return served.serveDocument(c, { ...document, isPrivate: reader !== null })
    }
    const reader = access.admit(c.req.raw, wholeFamily('all', 1), null, false)
    return reader instanceof Promise ? reader.then(answerTo) : answerTo(reader)
  })
}

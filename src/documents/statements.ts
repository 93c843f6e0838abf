/**
 * Documents of signed statements: those of an article, the public log (RFC 5005), and the keys
 * (docs/signed.md).
 */
import { cacheClasses } from '../delivery/cache-classes.ts'
import { rootOf, type Site } from '../settings/site.ts'
import { privateFamily } from '../store/selection.ts'
import type { StoredKey, StoredStatement } from '../store/signed-statements.ts'
import { instant } from '../store/to-article.ts'
import { rfc3339 } from '../text/dates.ts'
import { namespaces } from '../text/namespaces.ts'
import { renderXml } from '../text/xml.ts'
import { tell } from '../words/problems.ts'
import type { Document } from './document.ts'
import { pageMaxAgeSeconds } from './fixed.ts'

export const keysPath = '/.well-known/candor/keys.json'

/**
 * The statements of an article, or a part of the log: one route, as Hono's fast router wants it.
 */
export const statementsPattern = '/statements/:name{[\\w-]{32}|[1-9][0-9]{0,8}}'
const partPath = (part: number | null) => `/statements/${part ?? ''}`

type StatementDocument = Pick<Document, 'key' | 'make'> & {
  readonly families?: Document['families']
}

/** A newsroom that never signed has none of these. */
const document = ({ families = ['all'], ...made }: StatementDocument): Document => ({
  ...{ families, cache: cacheClasses.variant, maxAgeSeconds: pageMaxAgeSeconds },
  ...made,
})

const missingAt = (site: Site, path: string) =>
  tell('noPage', { values: { path: `${site.basePath}${path}` } })

/**
 * All statements of an article, the newest last; for a partner, those of its private articles too.
 */
export function statementsDocument(site: Site, address: string, partner: string | null): Document {
  const path = `/statements/${address}`
  const families: Document['families'] =
    partner === null ? ['all'] : ['all', privateFamily(partner, 'all')]
  return document({
    key: `statements ${address}${partner === null ? '' : ` for ${partner}`}`,
    families,
    async make(store) {
      const {
        rows,
        parts: _,
        ...read
      } = await store.findStatements(families, { address, audience: partner })
      if (rows.length === 0) return { missing: missingAt(site, path), ...read }
      const keys = `${rootOf(site)}${keysPath}`
      const text = JSON.stringify({ keys, statements: rows.map(({ jws }) => jws) })
      return { text, mediaType: 'application/json', ...read }
    },
  })
}

/** The public log, or a closed part of it, which never changes. */
export const logDocument = (site: Site, part: number | null): Document =>
  document({
    key: `log ${partPath(part)}`,
    async make(store) {
      const { rows, parts, ...read } = await store.findStatements(['all'], { part })
      if (rows.length === 0) return { missing: missingAt(site, partPath(part)), ...read }
      const previous = part === null ? parts - 1 : part - 1
      return {
        text: renderLog(site, part, previous, rows),
        mediaType: 'application/atom+xml; charset=utf-8',
        ...read,
      }
    },
  })

function renderLog(
  site: Site,
  part: number | null,
  previous: number,
  rows: readonly StoredStatement[],
): string {
  const root = rootOf(site)
  const link = (rel: string, path: string) => ({ _attributes: { rel, href: `${root}${path}` } })
  const newestFirst = rows.toReversed()
  return renderXml({
    feed: {
      _attributes: {
        xmlns: namespaces.atom,
        'xmlns:fh': namespaces.fh,
        'xmlns:candor': namespaces.candor,
      },
      id: `${root}/statements/`,
      title: `${site.title}: signed statements`,
      updated: rfc3339(instant(newestFirst[0]?.at ?? '')),
      author: { name: site.title, uri: `${root}/` },
      link: [
        link('self', partPath(part)),
        ...(part === null ? [] : [link('current', partPath(null))]),
        ...(previous > 0 ? [link('prev-archive', partPath(previous))] : []),
      ],
      ...(part === null ? {} : { 'fh:archive': {} }),
      entry: newestFirst.map(({ address, number, at, state, jws }) => ({
        id: `${root}/statements/${address}#${number}`,
        title: `${state}, statement ${number}`,
        updated: rfc3339(instant(at)),
        link: link('alternate', `/statements/${address}`),
        'candor:statement': { _attributes: { href: `${root}/statements/${address}` }, _text: jws },
      })),
    },
  })
}

/**
 * The public keys as a JWK Set (RFC 7517), with `nbf`, `exp` and `revoked` of OpenID Federation
 * 1.0. Old keys stay.
 */
export const keysDocument = (site: Site): Document =>
  document({
    key: 'keys',
    async make(store) {
      const { rows, parts: _, ...read } = await store.findSigningKeys()
      if (rows.length === 0) return { missing: missingAt(site, keysPath), ...read }
      return {
        text: JSON.stringify({ keys: rows.map(toJwk) }),
        mediaType: 'application/jwk-set+json',
        ...read,
      }
    },
  })

const toJwk = ({ kid, x, nbf, exp, revoked_at, reason }: StoredKey) => ({
  ...{ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'Ed25519', use: 'sig', nbf },
  ...(exp !== null && { exp }),
  ...(revoked_at !== null && { revoked: { revoked_at, reason } }),
})

/** Documents of signed statements: those of an article, and the keys (docs/signed.md). */
import { cacheClasses } from '../../core/delivery/cache-classes.ts'
import type { Document } from '../../core/documents/document.ts'
import { pageMaxAgeSeconds } from '../../core/documents/fixed.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { privateFamily } from '../../core/store/selection.ts'
import type { StoredKey } from '../../core/store/signed-statements.ts'
import { tell } from '../../core/words/problems.ts'

export const keysPath = '/.well-known/candor/keys.json'

export const statementsPattern = '/statements/:address{[\\w-]{32}}'

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
      const { rows, ...read } = await store.findStatements(families, { address, audience: partner })
      if (rows.length === 0) return { missing: missingAt(site, path), ...read }
      const keys = `${rootOf(site)}${keysPath}`
      const text = JSON.stringify({ keys, statements: rows.map(({ jws }) => jws) })
      return { text, mediaType: 'application/json', ...read }
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
      const { rows, ...read } = await store.findSigningKeys()
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

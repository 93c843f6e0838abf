/** Settings of logins at the desk over OpenID Connect. All of the first three, or none. */
import { editorMay } from '../../../../schema/lists.ts'
import {
  type Environment,
  readSettings,
  SettingsError,
  type SettingsTable,
  type ValuesOf,
} from '../../../core/settings/setting.ts'

const isRight = (text: string): boolean => (editorMay as readonly string[]).includes(text)

/** HTTPS, or this machine for tests. Without a slash or path to add: it is compared as it is. */
function parseIssuer(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, search, hash, username } = new URL(text)
  const isSafe =
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
  return isSafe && search === '' && hash === '' && username === '' ? text : undefined
}

/** Such as `editors=review+correct, chiefs=review+publish`: what the values of a claim allow. */
function parseRights(text: string): ReadonlyMap<string, readonly string[]> | undefined {
  const pairs = text.split(',').map((pair) => /^\s*([^=,]+?)\s*=\s*([a-z+]+)\s*$/.exec(pair))
  const rights = pairs.map((pair): [string, string[]] => [
    pair?.[1] ?? '',
    pair?.[2]?.split('+') ?? [],
  ])
  return rights.every(([name, may]) => name !== '' && may.every(isRight))
    ? new Map(rights)
    : undefined
}

const text = {
  expected: 'a text',
  fallback: null,
  parse: (value: string): string | undefined => value,
}

export const oidcSettings = {
  oidcIssuer: {
    name: 'DESK_OIDC_ISSUER',
    expected: 'an https:// address',
    example: 'https://login.example.org/realms/news',
    description: 'Issuer, as in its discovery document.',
    fallback: null,
    parse: parseIssuer,
  },
  oidcClientId: {
    ...text,
    name: 'DESK_OIDC_CLIENT_ID',
    example: 'candor-desk',
    description: 'Candor’s id at the issuer.',
  },
  oidcClientSecret: {
    ...text,
    name: 'DESK_OIDC_CLIENT_SECRET',
    example: 'a-long-random-one',
    description: 'Its secret.',
  },
  oidcScope: {
    ...text,
    name: 'DESK_OIDC_SCOPE',
    expected: 'scopes with spaces',
    example: 'openid groups',
    description: 'Scopes; the claim can need one.',
    fallback: 'openid',
  },
  oidcClaim: {
    ...text,
    name: 'DESK_OIDC_CLAIM',
    expected: 'the name of a claim',
    example: 'roles',
    description: 'Claim that `DESK_OIDC_MAY` reads: a text or a list.',
    fallback: 'groups',
  },
  oidcMay: {
    name: 'DESK_OIDC_MAY',
    expected: `values of the claim, each with rights of ${editorMay.join('+')}`,
    example: 'editors=review+correct, chiefs=review+correct+retract+publish',
    description: 'Rights by claim, at each login; by default the invitation’s.',
    fallback: null,
    parse: parseRights,
  },
} satisfies SettingsTable

export type OidcSettings = ValuesOf<typeof oidcSettings>

/** `null` if it is off. @throws {SettingsError} */
export function parseOidcSettings(environment: Environment) {
  const {
    oidcIssuer: issuer,
    oidcClientId: clientId,
    oidcClientSecret: clientSecret,
    ...more
  } = readSettings(oidcSettings, environment)
  if (issuer && clientId && clientSecret)
    return {
      issuer,
      clientId,
      clientSecret,
      scope: more.oidcScope,
      claim: more.oidcClaim,
      may: more.oidcMay,
    }
  if (issuer || clientId || clientSecret)
    throw new SettingsError([
      'DESK_OIDC_ISSUER, DESK_OIDC_CLIENT_ID and DESK_OIDC_CLIENT_SECRET go together: set all of them, or none.',
    ])
  return null
}

export type Oidc = NonNullable<ReturnType<typeof parseOidcSettings>>

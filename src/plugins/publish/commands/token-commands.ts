/**
 * Commands on tokens. They work on the database itself, or through the service that has it open on
 * this machine: a token cannot make another one.
 */

import { randomBytes } from 'node:crypto'
import { authorshipModes } from 'candor-disclosure/disclosure/modes.ts'
import { invisibleInJavaScript } from 'candor-disclosure/text/invisible.ts'
import type { Command } from 'commander'
import { digestOfToken, toToken } from '../../../core/text/token.ts'
import {
  Failed,
  linesOf,
  lineWith,
  parseList,
  parseNames,
  wrong,
} from '../../../core/tools/output.ts'
import { type Context, commandsOf, type Within } from '../../../core/tools/tools.ts'
import { isOneLineName } from '../one-line-name.ts'
import { scopes } from '../scopes.ts'
import type { TokenStore } from '../store/token-store.ts'
import type { ListedToken } from '../store/tokens.ts'
import { parseEnd, parseOverlap } from './time-flags.ts'

type TokenFlags = {
  readonly may?: string
  readonly modes?: string
  readonly reviewers?: string
  readonly prefix?: string
  readonly expires?: string
}
type RotatedFlags = TokenFlags & { readonly overlap?: string }
type NewTokenFlags = TokenFlags & { readonly name: string; readonly may: string }

export function addTokenCommands(program: Command, context: Context): void {
  const { print, once } = context
  const group = program
    .command('token')
    .description('tokens of the API: on the database itself, by DATABASE_URL')
  const withTokens: Within<TokenStore> = async (work) =>
    (await import('./open-tokens.ts')).withTokens(context, work)
  const add = commandsOf(group, withTokens, print)
  const may = ['--may <scopes>', `what it may do, with commas: ${scopes.join(', ')}`] as const
  const withLimits = (command: Command, other: string) =>
    command
      .option('--modes <modes>', `the modes of disclosure that it may claim, with commas; ${other}`)
      .option('--reviewers <names>', `the people whose reviews it may claim, with commas; ${other}`)
      .option(
        '--prefix <prefixes>',
        `what ids of its new articles begin with, such as sports-, with commas; it may change those of others too; ${other}`,
      )
      .option(
        '--expires <date>',
        'when it ends: 2030-01-01, at the beginning of that day (UTC), or a time',
      )

  const create = add(
    'create',
    'make a token, and print it once',
    async (tokens, { name, ...flags }: NewTokenFlags) => {
      const row = {
        name: parseName(name),
        scopes: parseList('--may', flags.may, scopes),
        ...parseLimits(flags),
      }
      const token = toToken(randomBytes(32))
      if (await tokens.insertToken({ ...row, digest: await digestOfToken(token) }))
        return { name, token }
      throw new Failed(
        'refused',
        `There is a token ${JSON.stringify(name)} already: choose another name, or make it anew with "candor token rotate".`,
      )
    },
    once,
  )
    .requiredOption(
      '--name <name>',
      'in lists and in the record of changes; it holds the articles that it makes',
    )
    .requiredOption(...may)
  withLimits(create, 'all if left out')
  const rotate = add(
    'rotate <name>',
    'make a token anew, also a revoked one, and print it once; the former one ends within FRESH_MS, or after --overlap. It holds the same articles',
    async (tokens, name: string, flags: RotatedFlags) => {
      const may = flags.may === undefined ? null : parseList('--may', flags.may, scopes)
      const overlapSeconds = flags.overlap === undefined ? 0 : parseOverlap(flags.overlap)
      const changes = { scopes: may, ...parseLimits(flags), overlapSeconds }
      const token = toToken(randomBytes(32))
      if (await tokens.rotateToken(name, await digestOfToken(token), changes))
        return { name, token }
      throw new Failed('missing', `No token has the name ${JSON.stringify(name)}.`)
    },
    once,
  )
    .option(...may)
    .option('--overlap <time>', 'how long the former token is taken beside it: 30m, 24h or 7d')
  withLimits(rotate, 'as they were if left out')
  add(
    'list',
    'list tokens, with their last use',
    async (tokens) => tokens.listTokens(),
    linesOf(lineOf),
  )
  add(
    'revoke <name>',
    'end a token: within FRESH_MS it is refused',
    async (tokens, name: string) => {
      if (await tokens.revokeToken(name)) return { name, revoked: true }
      throw new Failed(
        'missing',
        `No token has the name ${JSON.stringify(name)}, or it is revoked already.`,
      )
    },
    ({ name }) => `revoked: ${name}\n`,
  )
}

function lineOf(token: ListedToken): string {
  const {
    name,
    scopes: may,
    modes,
    reviewers,
    prefixes,
    last_used_at,
    expires_at,
    revoked_at,
  } = token
  return lineWith([
    ...[name, may.join(','), modes?.join(',') ?? 'all modes'],
    reviewers && `reviews by ${reviewers.join(', ')}`,
    prefixes?.map((prefix) => `${prefix}…`).join(','),
    last_used_at ? `last used ${last_used_at}` : 'never used',
    revoked_at ? `revoked ${revoked_at}` : expires_at && `until ${expires_at}`,
  ])
}

const parseLimits = ({ may, modes, reviewers, prefix, expires }: TokenFlags) => ({
  modes: modes === undefined ? null : parseList('--modes', modes, authorshipModes),
  reviewers: reviewers === undefined ? null : parseReviewers(reviewers, may),
  prefixes:
    prefix === undefined
      ? null
      : parseNames('--prefix', prefix, isPrefix, 'beginnings of ids, such as sports-'),
  expiresAt: expires === undefined ? null : parseEnd('--expires', expires),
})

/** An external id begins with it. An empty one would be a token for all of them. */
const prefixForm = new RegExp(`^[^${invisibleInJavaScript}]{1,200}$`, 'u')
const isPrefix = (text: string) => prefixForm.test(text)

function parseReviewers(names: string, may: string | undefined): readonly string[] {
  if (may !== undefined && !parseList('--may', may, scopes).includes('review'))
    throw wrong(
      '--reviewers needs the scope review in --may: without it, the token may claim no review.',
    )
  return parseNames(
    '--reviewers',
    names,
    isOneLineName,
    'names of 1 to 100 characters, such as "Ada Example, Grace Example"',
  )
}

function parseName(name: string): string {
  if (isOneLineName(name) && !name.startsWith('desk: ')) return name
  throw wrong(
    `--name is ${JSON.stringify(name.slice(0, 100))}, but must have 1 to 100 characters, no blanks at its ends, and no line breaks or control characters; “desk: ” before it names editors.`,
  )
}

/**
 * Commands on keys that sign statements. They work on the database itself, which has the public
 * keys only.
 */
import { unlink, writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { Failed, linesOf, lineWith, wrong } from '../../../core/tools/output.ts'
import { type Context, commandsOf } from '../../../core/tools/tools.ts'
import type { SigningKey } from '../store/signing-keys.ts'

type NewKey = { readonly kid: string; readonly file: string | null }

export function addKeyCommands(program: Command, { withDatabase, print }: Context): void {
  const group = program
    .command('key')
    .description('keys that sign statements: on the database itself, by DATABASE_URL')
  const add = commandsOf(group, withDatabase, print)
  const make = (usage: string, description: string, rotates: boolean) =>
    add(
      usage,
      description,
      (db, file: string | undefined, { public: x }: { public?: string }) =>
        makeKey(db, file, x, rotates),
      toText,
    ).option(
      '--public <x>',
      'instead of FILE: register a public key, "x" of its JWK, whose private key is elsewhere',
    )

  make('create [file]', 'make a private key in a new file, and register its public key', false)
  make(
    'rotate [file]',
    'the same, and end the key that signed until now: what it signed stays valid',
    true,
  )
  add(
    'list',
    'list public keys, the newest first',
    async (db) => (await keys()).readSigningKeys(db),
    linesOf(lineOf),
  )
  add(
    'retire <kid>',
    'end a key that is not to be trusted any more, as when it was stolen: readers are told why',
    async (db, kid: string, { reason }: { reason: string }) => {
      if (await (await keys()).retireSigningKey(db, kid, reason)) return { kid, retired: true }
      throw new Failed(
        'missing',
        `No key has the kid ${JSON.stringify(kid)}, or it is retired already.`,
      )
    },
    ({ kid }) => `retired: ${kid}\n`,
  ).requiredOption('--reason <text>', 'for readers, in the list of keys')
}

const keys = () => import('../store/signing-keys.ts')

async function makeKey(
  db: WriterDatabase,
  file: string | undefined,
  registered: string | undefined,
  rotates: boolean,
): Promise<NewKey> {
  if ((file === undefined) === (registered === undefined))
    throw wrong('Name a new file for the private key, or a public key with --public.')
  const { insertSigningKey, isActive, readSigningKeys } = await keys()
  if (!rotates && (await readSigningKeys(db)).some(isActive))
    throw new Failed('refused', 'There is a key that signs: "candor key rotate" replaces it.')
  const { createKey } = await import('../signer.ts')
  const { kidOf } = await import('candor-disclosure/signed/jws.ts')
  if (registered !== undefined && !/^[\w-]{43}$/.test(registered))
    throw wrong('--public must be 32 bytes in base64url: "x" of the JWK.')
  const made = registered === undefined ? await createKey() : null
  const x = made?.x ?? registered ?? ''
  const kid = kidOf(x)
  // Without overwriting one: with its private key, a newsroom loses its name.
  if (made && file !== undefined) await writeFile(file, made.text, { mode: 0o600, flag: 'wx' })
  try {
    if (!(await insertSigningKey(db, kid, x, rotates)))
      throw new Failed('refused', `The key ${kid} is registered already.`)
  } catch (error) {
    if (made && file !== undefined) await unlink(file)
    throw error
  }
  return { kid, file: file ?? null }
}

const toText = ({ kid, file }: NewKey) =>
  file === null
    ? `registered: ${kid}\n`
    : `${kid}: set SIGNING_KEY=${file} for the process that delivers, and keep a copy.\n`

const lineOf = ({ kid, not_before, not_after, retired_at, reason }: SigningKey) =>
  lineWith([
    ...[kid, `since ${not_before}`],
    retired_at ? `retired ${retired_at}: ${reason}` : not_after ? `until ${not_after}` : 'signs',
  ])

/**
 * Commands on editors of the desk. They work on the database itself: no editor can invite another
 * one.
 */
import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { editorMay } from '../../../../schema/lists.ts'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { digestOfToken, toToken } from '../../../core/text/token.ts'
import { Failed, linesOf, lineWith, parseList } from '../../../core/tools/output.ts'
import { type Context, commandsOf } from '../../../core/tools/tools.ts'
import { isOneLineName } from '../../publish/one-line-name.ts'
import type { NamedEditor } from '../../publish/store/editor-names.ts'
import { mixesScripts } from '../scripts.ts'
import type { ListedEditor } from '../store/editors.ts'

type InviteFlags = { readonly may?: string; readonly role?: string; readonly contact?: string }

const invitationHours = 48

const editors = () => import('../store/editors.ts')

export function addEditorCommands(
  program: Command,
  { withDatabase, environment, err, isJson, print }: Context,
): void {
  const group = program
    .command('editor')
    .description('editors of the desk: on the database itself, by DATABASE_URL')
  const add = commandsOf(group, withDatabase, print)
  group
    .command('invite <name>')
    .description(
      'print a link with which an editor makes a passkey, once, within 48 hours. Of an editor who has some, these and all sessions end',
    )
    .option(
      '--may <acts>',
      `what the editor may do, with commas: ${editorMay.join(', ')}; needed for a new editor`,
    )
    .option('--role <text>', 'for readers, such as "night editor"')
    .option('--contact <text>', 'for readers: how to reach the editor')
    .action(async (name: string, { may, role, contact }: InviteFlags) => {
      if (!isOneLineName(name) || mixesScripts(name))
        throw new Failed(
          'wrong',
          `The name is ${JSON.stringify(name.slice(0, 100))}, but must have 1 to 100 characters, no blanks at its ends, no line breaks or control characters, and the letters of one script in each word.`,
        )
      const acts = may === undefined ? null : parseList('--may', may, editorMay)
      const token = toToken(randomBytes(32))
      const invitation = {
        digest: await digestOfToken(token),
        hours: invitationHours,
        handle: randomBytes(32),
      }
      const { inviteEditor } = await editors()
      const { findNamedEditor } = await import('../../publish/store/editor-names.ts')
      const facts = { name, may: acts, role: role ?? null, contact: contact ?? null }
      const [invited, similar] = await withDatabase(async (db) => {
        const editor = await inviteEditor(db, facts, invitation)
        return [editor, editor ? undefined : await findNamedEditor(db, name)] as const
      })
      if (!invited) throw new Failed('refused', whyNot(name, similar))
      const { parseNodeSettings } = await import('../../../core/settings/node.ts')
      const { parseDeskSettings } = await import('../settings/desk.ts')
      const { deskOrigin } = parseDeskSettings(environment)
      const url = `${deskOrigin ?? `http://localhost:${parseNodeSettings(environment).port}`}/desk/invitation#${token}`
      print({ name, url, hours: invitationHours }, `${url}\n`)
      if (!isJson()) err('The link works once, within 48 hours. Only its digest is stored.\n')
    })
  add(
    'list',
    'list editors, with their passkeys and sessions',
    async (db) => (await editors()).listEditors(db),
    linesOf(lineOf),
  )
  const change = (
    usage: string,
    done: string,
    description: string,
    work: (
      own: Awaited<ReturnType<typeof editors>>,
      db: WriterDatabase,
      name: string,
    ) => Promise<boolean>,
  ) =>
    add(
      `${usage} <name>`,
      description,
      async (db, name: string) => {
        if (await work(await editors(), db, name)) return { name, [done]: true }
        throw new Failed(
          'missing',
          `No editor has the name ${JSON.stringify(name)}, or it is ${done} already.`,
        )
      },
      ({ name }) => `${done}: ${name}\n`,
    )
  change('suspend', 'suspended', 'keep an editor out, at once; signatures stay', (own, db, name) =>
    own.setSuspended(db, name, true),
  )
  change(
    'restore',
    'restored',
    'let a suspended editor in again, with the same passkeys',
    (own, db, name) => own.setSuspended(db, name, false),
  )
  change(
    'remove',
    'removed',
    'end all logins of an editor, and forget role and contact; name and signatures stay',
    (own, db, name) => own.removeEditor(db, name),
  )
}

function whyNot(name: string, similar: NamedEditor | undefined): string {
  const quoted = JSON.stringify(name)
  if (!similar)
    return `No editor has the name ${quoted}. A new editor needs --may, such as --may review.`
  const other = JSON.stringify(similar.name)
  const whose = similar.hasLeft
    ? 'an editor who was removed and whose name stays taken'
    : 'another editor'
  return `The name ${quoted} ${similar.name === name ? 'is' : `looks like ${other},`} that of ${whose}. Choose another name.`
}

const lineOf = (editor: ListedEditor): string =>
  lineWith([
    ...[editor.name, editor.may.join(','), editor.role, editor.contact],
    ...[`${editor.passkeys} passkeys`, `${editor.sessions} sessions`],
    editor.removed_at
      ? `removed ${editor.removed_at}`
      : editor.suspended_at && `suspended ${editor.suspended_at}`,
  ])

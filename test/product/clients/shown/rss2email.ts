/**
 * rss2email writes a mail for each article: a mail list shows sender and subject, the mail the
 * content as plain text.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../run-tool.ts'
import type { Client } from './shown.ts'

const decode = `
import email.policy, json, pathlib, sys
mails = []
for file in sorted(pathlib.Path(sys.argv[1]).glob("*/new/*")):
    with file.open("rb") as opened:
        mail = email.message_from_binary_file(opened, policy=email.policy.default)
    mails.append({"title": mail["Subject"], "from": mail["From"], "tags": mail["X-RSS-TAGS"], "text": mail.get_content()})
print(json.dumps(mails))
`

type Mail = {
  readonly title: string
  readonly from: string
  readonly tags: string | null
  readonly text: string
}

/** Decodes all mails below a folder. */
export async function readMails(folder: string): Promise<readonly Mail[]> {
  return JSON.parse((await runTool('/usr/bin/python3', ['-c', decode, folder])).output)
}

export const rss2email: Client = {
  name: 'rss2email',
  paths: ['/rss.xml', '/atom.xml'],
  async read(origin, path) {
    const folder = await mkdtemp(join(tmpdir(), 'candor-rss2email-'))
    try {
      const own = ['-c', join(folder, 'config'), '-d', join(folder, 'data.json')]
      await mkdir(join(folder, 'mail'))
      await writeFile(
        join(folder, 'config'),
        [
          '[DEFAULT]',
          'from = candor@example.org',
          'to = reader@example.org',
          'email-protocol = maildir',
        ]
          .concat([
            `maildir-path = ${join(folder, 'mail')}`,
            'maildir-mailbox = Inbox',
            'html-mail = False',
            '',
          ])
          .join('\n'),
      )
      await runTool('r2e', [...own, 'add', 'candor', `${origin}${path}`])
      await runTool('r2e', [...own, 'run'])
      return (await readMails(join(folder, 'mail'))).map(({ title, from, tags, text }) => ({
        title,
        excerpt: null,
        // Marks of emphasis are rss2email's.
        text: text.replaceAll('**', ''),
        author: /^"?[^:"]*: (.*?)"? </.exec(from)?.[1] ?? null,
        tags: tags === null ? [] : tags.split(','),
      }))
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

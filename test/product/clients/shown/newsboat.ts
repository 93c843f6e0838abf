/**
 * newsboat, a reader in the terminal: its list shows titles. It hands each article, as it shows it,
 * to a pager.
 */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../run-tool.ts'
import type { Client, ShownArticle } from './shown.ts'

/** More than the articles of the feed: the last one is read again. */
const opened = 40

export const newsboat: Client = {
  name: 'newsboat',
  paths: ['/rss.xml', '/atom.xml'],
  async read(origin, path) {
    const folder = await mkdtemp(join(tmpdir(), 'candor-newsboat-'))
    try {
      return await readIn(folder, `${origin}${path}`)
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

async function readIn(folder: string, url: string): Promise<readonly ShownArticle[]> {
  const file = (name: string) => join(folder, name)
  await writeFile(file('urls'), `${url}\n`)
  await writeFile(
    file('pager'),
    `#!/bin/sh\ncat "$1" >> ${file('articles')}\nprintf '\\f' >> ${file('articles')}\n`,
  )
  await chmod(file('pager'), 0o755)
  const operations = ['open', ...Array.from({ length: opened }, () => 'open; down'), 'quit', 'quit']
  await writeFile(
    file('config'),
    `pager "${file('pager')} %f"\nconfirm-exit no\ntext-width 1000\nrun-on-startup ${operations.join('; ')}\n`,
  )
  const own = ['-u', file('urls'), '-c', file('cache.db'), '-C', file('config')]
  await runTool('newsboat', [...own, '-x', 'reload'])
  // newsboat needs a terminal, and must be in its foreground: timeout would take it out, where the
  // shell of `script` forks to run it (dash, where SHELL is not set).
  await runTool('script', [
    '-qc',
    `TERM=xterm timeout --foreground 60 newsboat ${own.join(' ')}`,
    '/dev/null',
  ])
  const pages = (await readFile(file('articles'), 'utf8')).split('\f').filter((page) => page !== '')
  return [...new Set(pages)].map(toArticle)
}

/** Lines of `Feed:`, `Title:`, `Author:` and so on precede the text. */
function toArticle(page: string): ShownArticle {
  const [head = '', ...paragraphs] = page.split(/\n \n/)
  const line = (name: string) =>
    new RegExp(`^${name}: (.*(?:\n(?![A-Z][a-z]+: ).*)*)`, 'm').exec(head)?.[1] ?? null
  // newsboat breaks lines at the width of the terminal.
  const [title, author] = [line('Title'), line('Author')].map(
    (text) => text?.replaceAll(/ ?\n/g, ' ') ?? null,
  )
  // `Image[1]` is newsboat's own name for the address of the picture, before any text (decision
  // 14). Nothing else may be.
  const text = paragraphs.join('\n').replace(/^Image\[1\]\n/, '')
  return { title: title ?? '', excerpt: null, text, author: author ?? null, tags: null }
}

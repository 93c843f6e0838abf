/**
 * The pages name commands of `candor` that there are, with options that they take, and its help has
 * all commands and exit codes.
 */
import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generatorVersion } from '../../../src/core/feed/feed.ts'
import { exitCodes } from '../../../src/core/tools/output.ts'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'
import { codeBlocks, codeSpans, readDoc, root } from '../../fixtures/read-docs.ts'

/** What a command that needs no database writes. */
async function candor(args: readonly string[]) {
  let out = ''
  const write = (text: string) => {
    out += text
  }
  await runCandor(args, {
    environment: {},
    out: write,
    err: write,
    send: async (text) => write(text),
    terminal: { isTTY: false, write: () => true },
    readInput: () => expect.unreachable('no input is read'),
    openDatabase: () => expect.unreachable('no database is opened'),
  })
  return { out }
}

/** The commands below these words, as the help of the command line lists them. */
async function commandsBelow(words: readonly string[]): Promise<readonly string[]> {
  const { out } = await candor([...words, '--help'])
  const [, list = ''] = out.split('\nCommands:\n')
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].flatMap(([, name = '']) =>
    name === 'help' ? [] : [name],
  )
}

const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md'], { cwd: root }).filter(
  (page) => !page.startsWith('docs/decisions/') && page !== 'CHANGELOG.md',
)

/** Command lines in the code of the pages: as installed, in a clone, and in the image. */
const lines = pages.flatMap((page) => {
  const text = readDoc(page)
  const blocks = codeBlocks(text, 'sh').flatMap((block) =>
    block.replaceAll('\\\n', ' ').split('\n'),
  )
  return [...codeSpans(text), ...blocks].flatMap((code) => {
    const [, line] =
      /^(?:.*[\s;(/])?candor(?:\.js| --)? ([a-z]+(?: .*)?)$/.exec(code.replace(/\s+#.*$/, '')) ?? []
    return line === undefined ? [] : [{ page, line }]
  })
})

const globalOptions = '  --json\n'

describe('the commands in the pages', async () => {
  const names = await commandsBelow([])
  const below = new Map(
    await Promise.all(names.map(async (name) => [name, await commandsBelow([name])] as const)),
  )
  const named = lines.flatMap(({ page, line }) => {
    const [first = '', second = ''] = line.split(/\s+/)
    if (first === 'help') return []
    return [{ page, line, words: below.get(first)?.includes(second) ? [first, second] : [first] }]
  })

  it('are there', () => {
    expect(named.length).toBeGreaterThan(50)
    expect(named.filter(({ words: [first = ''] }) => !names.includes(first))).toEqual([])
  })

  it('have the options that are named', async () => {
    // Options of a group without a command are those of its default command.
    const helpOf = async (words: readonly string[]) => {
      const [name = ''] = words
      const own = words.length === 1 ? (below.get(name) ?? []).map((each) => [name, each]) : []
      const texts = await Promise.all([words, ...own].map((each) => candor([...each, '--help'])))
      return texts.map(({ out }) => out).join(globalOptions)
    }
    const helps = new Map<string, string>()
    for (const { page, line, words } of named) {
      const key = words.join(' ')
      if (!helps.has(key)) helps.set(key, globalOptions + (await helpOf(words)))
      for (const option of line.match(/(?<=\s)--[a-z][a-z-]*/g) ?? [])
        expect([
          page,
          line,
          option,
          new RegExp(`\\s${option}\\b`).test(helps.get(key) ?? ''),
        ]).toEqual([page, line, option, true])
    }
  })

  it('are all of the help', () => {
    const documented = new Set(named.map(({ words: [first] }) => first))
    expect(names.filter((name) => !documented.has(name))).toEqual([])
  })
})

describe('the help', () => {
  it('has the version', async () => {
    expect(await candor(['--version'])).toEqual({ out: `${generatorVersion}\n` })
  })

  it('lists every exit code', async () => {
    const [, list = ''] = (await candor(['--help'])).out.split('Exit codes:\n')
    const listed = [...list.matchAll(/^ {2}(\d) /gm)].map(([, code]) => Number(code))
    expect(listed).toEqual([0, ...Object.values(exitCodes)])
  })
})

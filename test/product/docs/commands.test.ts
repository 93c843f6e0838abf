/**
 * docs/commands.md lists the commands of `candor` that there are, with options that they take and
 * all exit codes.
 */
import { describe, expect, it } from 'vitest'
import { generatorVersion } from '../../../src/core/feed/feed.ts'
import { exitCodes } from '../../../src/core/tools/output.ts'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'
import { codeSpans, readDoc, section, tableRows } from '../../fixtures/read-docs.ts'

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

const page = section(readDoc('docs/commands.md'), '## candor')
const documented = tableRows(page).map(([commands = '', does = '']) => ({
  commands: codeSpans(commands).map((span) =>
    span.split(' ').filter((word) => /^[a-z]+$/.test(word)),
  ),
  options: codeSpans(`${commands} ${does}`).flatMap((span) => span.match(/--[a-z-]+/g) ?? []),
}))

/** The commands below these words, as the help of the command line lists them. */
async function commandsBelow(words: readonly string[]): Promise<readonly string[]> {
  const { out } = await candor([...words, '--help'])
  const [, list = ''] = out.split('\nCommands:\n')
  return [...list.matchAll(/^ {2}([a-z]+)/gm)].flatMap(([, name = '']) =>
    name === 'help' ? [] : [name],
  )
}

describe('docs/commands.md', () => {
  it('lists every command, and no other', async () => {
    const names = await commandsBelow([])
    const all = await Promise.all(
      names.map(async (name) => {
        const below = await commandsBelow([name])
        return below.length === 0 ? [name] : below.map((each) => `${name} ${each}`)
      }),
    )
    const listed = documented.flatMap(({ commands }) => commands.map((words) => words.join(' ')))
    expect(listed.toSorted()).toEqual(all.flat().toSorted())
  })

  it('names only options that the commands have', async () => {
    for (const { commands, options } of documented) {
      const [words = []] = commands
      const { out } = await candor([...words, '--help'])
      for (const option of options) expect(`${words.join(' ')}: ${out}`).toContain(`  ${option}`)
    }
    expect(documented.flatMap(({ options }) => options).length).toBeGreaterThan(5)
  })

  it('has the version', async () => {
    expect(page).toContain('`candor --version`')
    expect(await candor(['--version'])).toEqual({ out: `${generatorVersion}\n` })
  })

  it('lists every exit code', () => {
    const [, list = ''] = /Exit codes:([\s\S]*?)\n- /.exec(page) ?? []
    const listed = [...list.matchAll(/(?:^|;)\s*(\d) /g)].map(([, code]) => Number(code))
    expect(new Set(listed)).toEqual(new Set([0, ...Object.values(exitCodes)]))
  })
})

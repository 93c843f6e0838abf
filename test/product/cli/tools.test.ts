/** The list of commands and checks of plugins, src/tools.ts. */
import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import type { Tools } from '../../../src/core/tools/tools.ts'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'
import { tools } from '../../../src/tools.ts'

const folder = fileURLToPath(new URL('../../../src/plugins', import.meta.url))

it('has every entry of every plugin, once and under its name', async () => {
  const files = globSync(`${folder}/*/tools.ts`)
  const entries = await Promise.all(
    files.map(async (file) => {
      const made = Object.values<Tools>(await import(pathToFileURL(file).href))
      return made.map((each) => ({ each, plugin: basename(dirname(file)) }))
    }),
  )
  const all = entries.flat()
  expect(all.length).toBeGreaterThan(10)
  expect(all.filter(({ each, plugin }) => each.name !== plugin)).toEqual([])
  expect(new Set(all.map(({ each }) => each))).toEqual(new Set(tools))
  expect(tools).toHaveLength(all.length)
})

it('names the plugin whose command is there already', async () => {
  const mine: Tools = { name: 'mine', commands: (program) => void program.command('publish') }
  let written = ''
  const write = (text: string) => {
    written += text
  }
  const code = await runCandor(
    ['--version'],
    {
      ...{ environment: {}, out: write, err: write, send: async (text) => write(text) },
      terminal: { isTTY: false, write: () => true },
      readInput: () => expect.unreachable('no input is read'),
      openDatabase: () => expect.unreachable('no database is opened'),
    },
    [...tools, mine],
  )
  expect(code).toBe(2)
  expect(written).toContain('The plugin "mine" cannot add its commands')
  expect(written).toContain("'publish'")
})

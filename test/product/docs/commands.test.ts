/** The pages name commands of `candor` that there are, with their options. */
import { globSync } from 'node:fs'
import { expect, it } from 'vitest'
import { generatorVersion } from '../../../src/core/feed/feed.ts'
import { exitCodes } from '../../../src/core/tools/output.ts'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'
import { helpOf, printed } from '../../fixtures/candor-help.ts'
import { codeBlocks, codeSpans, readDoc, root } from '../../fixtures/read-docs.ts'

const pages = globSync(['*.md', 'docs/**/*.md', 'packages/*/README.md'], { cwd: root }).filter(
  (page) => !page.startsWith('docs/contributing/decisions/') && page !== 'CHANGELOG.md',
)
const helps = await helpOf({ runCandor })
const names = [...helps.keys()].filter((key) => /^[a-z]+$/.test(key))

/** Commands in the code of the pages: as installed, in a clone, and in the image. */
const named = pages.flatMap((page) => {
  const text = readDoc(page)
  const blocks = codeBlocks(text, 'sh').join('').replaceAll('\\\n', ' ').split('\n')
  return [...codeSpans(text), ...blocks].flatMap((code) => {
    const [, line = 'help'] =
      /^(?:.*[\s;(/])?candor(?:\.js| --)? ([a-z]+(?: .*)?)$/.exec(code.replace(/\s+#.*$/, '')) ?? []
    const [first = '', second = ''] = line.split(/\s+/)
    const key = helps.has(`${first} ${second}`) ? `${first} ${second}` : first
    return first === 'help' ? [] : [{ page, line, first, key }]
  })
})

it('has commands in the pages that there are, and all of them', () => {
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter(({ first }) => !names.includes(first))).toEqual([])
  expect(names.filter((name) => named.every(({ first }) => first !== name))).toEqual([])
})

it('has options in the pages that the commands take', () => {
  const wrong = named.flatMap(({ page, line, key }) => {
    // Options of a group are those of its default command.
    const texts = [...helps].filter(([each]) => each === key || each.startsWith(`${key} `))
    const help = [...texts.flat(), ' --json'].join('\n')
    const options = line.match(/(?<=\s)--[a-z][a-z-]*/g) ?? []
    return options
      .filter((option) => !new RegExp(`\\s${option}\\b`).test(help))
      .map((option) => [page, line, option])
  })
  expect(wrong).toEqual([])
})

it('has the version and every exit code in the help', async () => {
  expect(await printed({ runCandor }, ['--version'])).toBe(`${generatorVersion}\n`)
  const [, list = ''] = helps.get('')?.split('Exit codes:\n') ?? []
  const listed = [...list.matchAll(/^ {2}(\d) /gm)].map(([, code]) => Number(code))
  expect(listed).toEqual([0, ...Object.values(exitCodes)])
})

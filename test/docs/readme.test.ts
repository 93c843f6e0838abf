/** The README’s length and commands. sql.test.ts runs its SQL. */
import { expect, it } from 'vitest'
import { codeBlocks, readDoc, section } from './read-docs.ts'

const readme = readDoc('README.md')
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readDoc('package.json'))

it('has at most 200 lines', () => {
  expect(readme.split('\n').length).toBeLessThanOrEqual(201)
})

it('begins with two commands', () => {
  const [commands = ''] = codeBlocks(section(readme, '## Two commands'), 'sh')
  expect(
    commands
      .trimEnd()
      .split('\n')
      .map((line) => line.split('#')[0]?.trim()),
  ).toEqual(['npm start', 'npm test'])
})

it('links to docs/commands.md, which lists every command', () => {
  const commands = readDoc('docs/commands.md')
  const names = Object.keys(scripts).filter((name) => !name.startsWith('pre'))
  expect(names.length).toBeGreaterThan(8)
  for (const name of names) expect(commands).toMatch(new RegExp(`^\\| \`npm (run )?${name}[\` ]`, 'm'))
  expect(readme).toContain('](docs/commands.md)')
})

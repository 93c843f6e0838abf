/** The README’s length and commands. fresh-clone.test.ts runs them. */
import { expect, it } from 'vitest'
import { codeBlocks, readDoc, section, tableRows } from '../../fixtures/read-docs.ts'

const readme = readDoc('README.md')
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readDoc('package.json'))

type Locked = Readonly<Partial<Record<'dev' | 'devOptional' | 'optional', boolean>>> & {
  readonly engines?: { readonly node?: string }
}
const majorsIn = (range: string) =>
  [...range.matchAll(/(?:^|[^.\d])(\d+)/g)].map(([, major]) => Number(major))

it('has at most 700 words, and one table of at most eight rows', () => {
  expect(readme.split(/\s+/).length).toBeLessThanOrEqual(700)
  expect(tableRows(readme).length).toBeGreaterThan(0)
  expect(tableRows(readme).length).toBeLessThanOrEqual(8)
})

it('needs no package that the Node of package.json is too old for', () => {
  const { engines, dependencies } = JSON.parse(readDoc('package.json'))
  const locked: Record<string, Locked> = JSON.parse(readDoc('package-lock.json')).packages
  expect([engines.node, Object.keys(dependencies).length > 10]).toEqual(['>=20', true])
  const tooNew = Object.entries(locked).filter(
    ([, { dev, devOptional, optional, engines: own }]) =>
      !dev &&
      !devOptional &&
      !optional &&
      own !== undefined &&
      Math.min(...majorsIn(own.node ?? '0')) > 20,
  )
  expect(tooNew).toEqual([])
})

it('begins with two commands', () => {
  const commands = codeBlocks(section(readme, '## Two commands'), 'sh')
  expect(commands.slice(0, 2).map((command) => command.trimEnd().split('#')[0]?.trim())).toEqual([
    'npm start',
    'npm test',
  ])
})

it('leads to CONTRIBUTING.md, which lists every script', () => {
  const page = readDoc('CONTRIBUTING.md')
  const names = Object.keys(scripts).filter((name) => !name.startsWith('pre'))
  expect(names.length).toBeGreaterThan(8)
  for (const name of names) expect(page).toMatch(new RegExp(`^\\|.*\`npm (run )?${name}[\` ]`, 'm'))
  expect(readme).toContain('](CONTRIBUTING.md)')
})

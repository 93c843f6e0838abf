/** docs/README.md, the index for people, and llms.txt, the same for coding agents. */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readDoc, root } from '../../fixtures/read-docs.ts'

/** The links of a list by its heading, from the root of the repository. */
function linksOf(page: string, folder: string): Readonly<Record<string, readonly string[]>> {
  const sections = page.split('\n## ').slice(1)
  const links = (text: string) =>
    [...text.matchAll(/^(?:-|\d+\.) \[[^\]]+\]\(([^)]+)\)/gm)].map(([, link = '']) =>
      join(folder, link),
    )
  return Object.fromEntries(sections.map((text) => [text.split('\n')[0], links(text)]))
}

const index = linksOf(readDoc('docs/README.md'), 'docs')

it('lists every page for one of four people', () => {
  expect(Object.keys(index)).toEqual([
    'You run it',
    'You publish',
    'You build on it',
    'You receive its feeds',
  ])
  const pages = globSync('docs/*.md', { cwd: root }).filter((page) => page !== 'docs/README.md')
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.filter((page) => !Object.values(index).flat().includes(page))).toEqual([])
  expect(readDoc('README.md')).toContain('](docs/README.md)')
})

it('names the folder for contributors once, whose index lists its pages', () => {
  const folder = 'docs/contributing'
  const links = Object.values(index).flat()
  expect(links.filter((link) => link.startsWith(folder))).toEqual([`${folder}/README.md`])
  const listed = [...readDoc(`${folder}/README.md`).matchAll(/^\d+\. \[[^\]]+\]\(([^)]+)\)/gm)]
  const pages = globSync(['*.md', 'decisions/README.md'], { cwd: join(root, folder) })
  expect(pages.length).toBeGreaterThan(5)
  expect(listed.map(([, link]) => link)).toEqual(
    expect.arrayContaining(pages.filter((page) => page !== 'README.md')),
  )
})

it('lists the same for coding agents', () => {
  expect(linksOf(readDoc('llms.txt'), '')).toEqual(index)
  expect(readDoc('llms.txt')).toMatch(/^# Candor\n\n> /)
})

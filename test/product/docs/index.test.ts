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

it('lists every page: the path of a newcomer, then for one of four people', () => {
  expect(Object.keys(index)).toEqual([
    'The way in',
    'You run it',
    'You publish',
    'You build on it',
    'You receive its feeds',
  ])
  const ours = linksOf(readDoc('docs/contributing/README.md'), 'docs/contributing')
  const listed = [index, ours].flatMap((each) => Object.values(each).flat())
  const pages = globSync('docs/{,contributing/}*.md', { cwd: root })
  expect(pages.filter((page) => !listed.includes(page))).toEqual(['docs/README.md'])
  expect(readDoc('README.md')).toContain('](docs/README.md)')
})

it('has at most 55,000 words in all, but for cases of the vocabulary', () => {
  const pages = ['README.md', ...globSync(['docs/**/*.md', 'packages/*/README.md'], { cwd: root })]
  const words = pages
    .filter((page) => !page.startsWith('docs/vocabulary/cases/'))
    .map((page) => readDoc(page).match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0)
  expect(words.length).toBeGreaterThan(90)
  expect(words.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(55_000)
})

it('lists the same for coding agents', () => {
  expect(linksOf(readDoc('llms.txt'), '')).toEqual(index)
  expect(readDoc('llms.txt')).toMatch(/^# Candor\n\n> /)
})

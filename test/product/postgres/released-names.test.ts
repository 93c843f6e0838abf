/**
 * The table of docs/upgrades.md: what the released version documents is there in this one, or its
 * changelog says that it goes.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { settingsTables } from '../../../scripts/settings-tables.ts'
import { findUnknown } from '../../../src/core/settings/tables.ts'
import { runCandor } from '../../../src/hosts/cli/run-candor.ts'
import { describeApi } from '../../../src/plugins/publish/openapi.ts'
import { type CommandLine, helpOf } from '../../fixtures/candor-help.ts'
import { codeSpans, readDoc, section, tableRows } from '../../fixtures/read-docs.ts'
import { allRoutes } from '../app/all-routes.ts'
import { openReleased, type Version } from './versions.ts'

type Read = (page: string) => string

let before: Version
let readReleased: Read

beforeAll(() => {
  before = openReleased()
  readReleased = (page) => readFileSync(join(before.folder, page), 'utf8')
})
afterAll(() => before?.remove())

const firstCells = (text: string) => tableRows(text).flatMap(([cell = '']) => codeSpans(cell))
/** Tests of test/product/docs compare these pages with the code. */
const documented: Readonly<Record<string, (read: Read) => readonly string[]>> = {
  metrics: (read) => firstCells(section(read('docs/operate.md'), '## Metrics')),
  'columns and rules of the tables': (read) => firstCells(read('docs/articles.md')),
  'exports of the package': (read) =>
    read('docs/package.md').match(/candor-feeds(?:\/\w+)?(?=')/g) ?? [],
}

it.each(Object.entries(documented))('has the %s of the release', (_, namesIn) => {
  const names = namesIn(readReleased)
  expect(names.length).toBeGreaterThan(1)
  expect(names.filter((name) => !namesIn(readDoc).includes(name))).toEqual([])
})

/** Every command, option and exit code in the help of a version. */
const commandsOf = async (commandLine: CommandLine) =>
  [...(await helpOf(commandLine))].flatMap(([command, help]) => [
    command,
    ...[...help.matchAll(/^ {2}(--[a-z-]+|\d(?= {2}))/gm)].map(([, name]) => `${command} ${name}`),
  ])

it('has the commands, options and exit codes of the release', async () => {
  const released: CommandLine = await import(join(before.folder, 'src/hosts/cli/run-candor.ts'))
  const [own, names] = [await commandsOf({ runCandor }), await commandsOf(released)]
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name) => !own.includes(name))).toEqual([])
})

it('has the settings of the release, or says at its start what replaces them', () => {
  const settings = (read: Read) =>
    firstCells(read('docs/settings.md')).filter((name) => /^[A-Z_]+$/.test(name))
  const gone = settings(readReleased).filter((name) => !settings(readDoc).includes(name))
  expect(settings(readReleased).length).toBeGreaterThan(30)
  for (const name of gone) {
    expect(findUnknown({ [name]: 'x' }, settingsTables)).toEqual([
      expect.not.stringContaining('the nearest is'),
    ])
  }
})

const texts = ['description', 'summary', 'title', 'example', 'examples', 'required', 'info']

/** Every path, parameter, status, member and value of a description. */
function namesOf(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  const parts = Array.isArray(value)
    ? value.map((each) => [typeof each === 'object' ? (each?.name ?? '') : each, each] as const)
    : Object.entries(value).filter(([key]) => !texts.includes(key))
  return parts.flatMap(([key, part]) => [`${at}/${key}`, ...namesOf(part, `${at}/${key}`)])
}

it('has every path, parameter, status and member of the publishing API of the release', async () => {
  const released: typeof import('../../../src/plugins/publish/openapi.ts') = await import(
    join(before.folder, 'src/plugins/publish/openapi.ts')
  )
  const { allRoutes: releasedRoutes }: typeof import('../app/all-routes.ts') = await import(
    join(before.folder, 'test/product/app/all-routes.ts')
  )
  const origin = 'https://news.example/api/1'
  const own = new Set(namesOf(describeApi(origin, allRoutes)))
  const other = namesOf(released.describeApi(origin, releasedRoutes))
  expect(other.length).toBeGreaterThan(500)
  expect(other.filter((name) => !own.has(name))).toEqual([])
})

/** All tables of settings together: the faults of all, and variables that look like a setting. */
import { describe, expect, it } from 'vitest'
import { settingsTables } from '../../../scripts/settings-tables.ts'
import { SettingsError } from '../../../src/core/settings/setting.ts'
import { checkSettings, coreTables, findUnknown } from '../../../src/core/settings/tables.ts'
import { facts } from '../../fixtures/facts.ts'

const origin = 'https://news.example.org'
const tablesWith = (site: Parameters<typeof coreTables>[0]) => ({
  ...settingsTables,
  ...coreTables(site),
})
const unknown = (environment: Readonly<Record<string, unknown>>) =>
  findUnknown(environment, settingsTables)
const names = Object.values(settingsTables).flatMap((table) =>
  Object.values(table).map(({ name }) => name),
)

function problemsOf(check: () => void): readonly string[] {
  try {
    check()
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}

describe('checkSettings', () => {
  it('names the faults of every table at once, and hides passwords', () => {
    // One line of text is the rule of some: a control character breaks it, and every other rule
    // too.
    const wrong = Object.fromEntries(names.map((name) => [name, 'hunter2:\u0001@\0']))
    const found = problemsOf(() => checkSettings(wrong, tablesWith({ readFile: () => '{' })))
    const foundIn = (table: string) =>
      Object.values(settingsTables[table] ?? {}).filter(({ name }) =>
        found.some((line) => line.startsWith(name)),
      )
    for (const table of Object.keys(settingsTables))
      expect([table, foundIn(table).length > 0]).toEqual([table, true])
    expect(found.filter((line) => line.startsWith('PORT '))).toHaveLength(1)
    expect(found.find((line) => line.startsWith('DATABASE_URL'))).not.toContain('hunter2')
  })

  it('lets an entry give the origin and read files', () => {
    expect(problemsOf(() => checkSettings({}, tablesWith({ origin })))).toEqual([])
    expect(problemsOf(() => checkSettings({}, tablesWith({})))).toEqual([
      expect.stringMatching(facts('SITE_ORIGIN')),
    ])
    const labels = { SITE_ORIGIN: origin, LABELS: 'labels.json' }
    expect(problemsOf(() => checkSettings(labels, tablesWith({ readFile: () => '{}' })))).toEqual(
      [],
    )
  })
})

describe('findUnknown', () => {
  it.each([
    ['FEED_LENGHT', 'FEED_LENGTH'],
    ['SITE_NAME', 'SITE_TITLE'],
    ['SIET_TITLE', 'SITE_TITLE'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['WRITER_DATABASE_UR', 'WRITER_DATABASE_URL'],
    ['STALE_HOUR', 'STALE_HOURS'],
    ['READER', 'READERS'],
    ['PARTNER', 'PARTNERS'],
  ])('names %s, and %s as the nearest', (name, nearest) => {
    const [line = '', ...more] = unknown({ [name]: 'hunter2' })
    expect(more).toEqual([])
    expect(line).toMatch(new RegExp(`^${name} .* ${nearest}\\.$`))
    expect(line).not.toContain('hunter2')
  })

  it('is silent about settings, and about variables of others', () => {
    const others = [
      ...[
        'PATH',
        'HOME',
        'POST',
        'PUSHD',
        'HOSTS',
        'EDITOR',
        'LOGNAME',
        'LANG',
        'LC_ALL',
        'NODE_ENV',
        'CANDOR_URL',
      ],
      ...['CANDOR_TOKEN', 'TEST_DATABASE_URL'],
    ]
    expect(unknown(Object.fromEntries([...names, ...others].map((name) => [name, 'x'])))).toEqual(
      [],
    )
    expect(unknown({ WRITER_HYPERDRIVE: { connectionString: 'x' } })).toEqual([])
  })

  it('knows the prefixes of all tables', () => {
    for (const name of names.filter((each) => each.includes('_'))) {
      expect(unknown({ [`${name}_TOO`]: 'x' })).toHaveLength(1)
    }
  })
})

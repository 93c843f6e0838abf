/** What User-Agents say of subscribers: real ones, and hostile ones. */
import { describe, expect, it } from 'vitest'
import { parseAgent } from '../../../src/plugins/readers/user-agent.ts'
import { aggregators, type Found, others } from './user-agents.ts'

describe('parseAgent', () => {
  it.each([...aggregators, ...others])(
    'reads $agent',
    ({ agent, name, subscribers, list = '', crawler = false }: Found) => {
      expect(parseAgent(agent)).toEqual({ name, subscribers, list, crawler })
    },
  )

  it('knows at least 40 real forms that tell of subscribers', () => {
    expect(new Set(aggregators.map(({ agent }) => agent)).size).toBeGreaterThanOrEqual(40)
  })

  it.each([
    ['', 'unknown', null],
    [null, 'unknown', null],
    ['curl/8.5.0', 'curl', null],
    ['SomeReader/2.1 (1,204 readers)', 'SomeReader', 1204],
    ['SomeReader/2.1 (0 subscribers)', 'SomeReader', 0],
    // A version is no figure.
    ['Foo 2.1 readers edition', 'Foo', null],
    ['Foo/3 readers', 'Foo', null],
    ['Acme Reader 2', 'Acme Reader', null],
    // Figures that nobody can have.
    ['Evil/1.0 (999999999999999999999 subscribers)', 'Evil', null],
    ['Evil/1.0 (100000001 subscribers)', 'Evil', null],
    ['Evil/1.0 (-5 subscribers)', 'Evil', null],
    ['Evil/1.0 (1e9 subscribers)', 'Evil', null],
    ['Evil/1.0 (0x10 subscribers)', 'Evil', null],
    ['Evil/1.0 (NaN subscribers)', 'Evil', null],
    ['Evil/1.0 (1.5 subscribers)', 'Evil', null],
    ['Evil/1.0 (1,2 subscribers)', 'Evil', null],
    // Names that would break a table.
    ['<script>alert(1)</script>/1 (5 subscribers)', 'scriptalert', 5],
    ['\u202eevil\u0000\n/1.0 (5 subscribers)', 'evil', 5],
    [`${'n'.repeat(5000)}/1.0 (5 subscribers)`, 'n'.repeat(40), null],
    ['/////;;;;(((( 7 subscribers', 'unknown', 7],
    ['Mozilla/5.0 (compatible; )', 'unknown', null],
    ['=HYPERLINK("http://evil.example";"5 subscribers")', 'HYPERLINK', 5],
  ])('reads %j as %s with %s', (agent, name, subscribers) => {
    expect(parseAgent(agent)).toMatchObject({ name, subscribers })
  })

  it('takes no longer for what is made to be slow', () => {
    const hostile = [
      '1',
      '1,111',
      ' ',
      '9 ',
      'subscribers ',
      'feed-id',
      'Mozilla/5.0 (compatible; ',
      'A ',
      'A.',
      ';(',
    ].map((part) => part.repeat(100_000))
    const before = process.cpuUsage()
    for (const text of hostile) {
      for (const prefix of ['', 'Mozilla/5.0 (', 'Mozilla/5.0 (compatible; '])
        parseAgent(prefix + text)
    }
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(1000)
  })
})

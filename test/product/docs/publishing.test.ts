/** docs/publishing.md: its tables name all members, statuses, scopes and roles. */
import { describe, expect, it } from 'vitest'
import { articleMembers } from '../../../src/plugins/publish/article-body.ts'
import { describeApi } from '../../../src/plugins/publish/openapi.ts'
import { scopeMeanings } from '../../../src/plugins/publish/scopes.ts'
import { bare, codeSpans, readDoc, section, tableRows } from '../../fixtures/read-docs.ts'
import { allRoutes } from '../app/all-routes.ts'

const page = readDoc('docs/publishing.md')
const part = (heading: string) => section(page, `## ${heading}`)

describe('the tables', () => {
  it('name all members of an article, and no other', () => {
    const named = tableRows(part('One article')).flatMap(([members = '']) => codeSpans(members))
    expect(named.toSorted()).toEqual(Object.keys(articleMembers).toSorted())
  })

  it('name all statuses of refusals', () => {
    const statuses = Object.values(describeApi('', allRoutes).paths)
      .flatMap((item) => Object.values(item) as { readonly responses?: object }[])
      .flatMap(({ responses = {} }) => Object.keys(responses))
    const refusals = new Set(statuses.filter((status) => Number(status) >= 400))
    const named = tableRows(part('What is wrong')).flatMap(([status = '']) => status.split(', '))
    expect(named.toSorted()).toEqual([...refusals].toSorted())
  })

  it('say what each scope allows, as the API does', () => {
    const withoutLinks = (cell: string) => cell.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    const documented = tableRows(part('Tokens')).map(([scope, means = '']) => [
      bare(scope),
      withoutLinks(means),
    ])
    expect(Object.fromEntries(documented)).toEqual(scopeMeanings)
  })

  it('name each role of schema/roles.sql, and how its login is set', () => {
    const rows = tableRows(part('Roles'))
    const made = [...readDoc('schema/roles.sql').matchAll(/CREATE ROLE (candor_\w+) NOLOGIN/g)].map(
      ([, role = '']) => role,
    )
    expect(made.length).toBeGreaterThan(3)
    const named = rows.flatMap(([, , role = '']) => codeSpans(role))
    expect(named.toSorted()).toEqual(made.toSorted())
    const settings = rows
      .flatMap(([, set = '']) => codeSpans(set))
      .filter((span) => /^[A-Z_]+$/.test(span))
    const known = readDoc('docs/settings.md') + readDoc('wrangler.toml')
    expect(settings.filter((setting) => !known.includes(setting))).toEqual([])
    expect(new Set(settings).size).toBeGreaterThan(4)
  })
})

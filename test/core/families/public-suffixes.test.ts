/** The Public Suffix List in the repository, against the package that it comes from. */
import { getDomain } from 'tldts'
import { expect, it } from 'vitest'
import { publicSuffixes } from '../../../schema/public-suffixes.ts'
import { packagedList } from '../../../scripts/suffix-list.ts'
import { findDomain } from '../../../src/core/families/public-suffixes.ts'
import { publicSuffixRules } from '../../../src/hosts/node/database/public-suffixes.ts'

it('is that of the installed package: node scripts/suffix-list.ts', () => {
  expect(publicSuffixes === packagedList()).toBe(true)
})

it('finds the domain that the package finds, for hosts of every rule', () => {
  const hosts = publicSuffixRules().flatMap((rule) => {
    const host = rule.replace(/^(!|\*\.)/, '')
    return ['', 'a.', 'b.a.', 'c.b.a.'].map((labels) => `${labels}${host}`)
  })
  expect(hosts.length).toBeGreaterThan(30_000)
  const differ = hosts.filter(
    (host) => findDomain(host) !== (getDomain(host, { allowPrivateDomains: true }) ?? undefined),
  )
  expect(differ).toEqual([])
})

/**
 * xmllint validates the Atom feed with the RELAX NG grammar of RFC 4287 appendix B, and checks that
 * the RSS feed is well-formed.
 */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runTool } from './run-tool.ts'
import { runService } from './running-service.ts'

const schema = fileURLToPath(new URL('atom.rng', import.meta.url))

describe('xmllint', () => {
  let service: Awaited<ReturnType<typeof runService>>
  beforeAll(async () => {
    service = await runService()
  })
  afterAll(() => service.close())

  const read = async (path: string) => (await fetch(`${service.origin}${path}`)).text()

  const validate = (document: string) =>
    runTool('xmllint', ['--noout', '--nonet', '--relaxng', schema, '-'], document)
  const valid = { code: 0, output: '', errors: expect.stringMatching(/^- validates\s*$/) }

  it('accepts the Atom feed by the grammar of RFC 4287', async () => {
    expect(await validate(await read('/atom.xml'))).toEqual(valid)
  })

  it('refuses a feed without an id', async () => {
    const broken = (await read('/atom.xml')).replace(/<id>[^<]*<\/id>/, '')
    expect((await validate(broken)).code).not.toBe(0)
  })

  it('accepts the RSS feed as well-formed, with every prefix bound', async () => {
    const checked = await runTool('xmllint', ['--noout', '--nonet', '-'], await read('/rss.xml'))
    expect(checked).toEqual({ code: 0, output: '', errors: '' })
  })

  it('accepts an Atom feed with a tombstone and without entries', async () => {
    await service.sql("delete from articles where language = 'de'")
    expect(await validate(await read('/atom.xml?limit=1'))).toEqual(valid)
    await service.sql('delete from articles')
    const document = await read('/atom.xml')
    expect(document).toContain('at:deleted-entry')
    expect(await validate(document)).toEqual(valid)
  })
})

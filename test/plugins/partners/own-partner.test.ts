/** A newsroom's own partner in a file, and the settings that turn partners on. */
import { describe, expect, it } from 'vitest'
import { SettingsError } from '../../../src/core/settings/setting.ts'
import { parseYaml } from '../../../src/core/tools/parse-yaml.ts'
import {
  choosePartners,
  incompletePartners,
  parseOwnPartner,
} from '../../../src/plugins/partners/choose-partners.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import { parsePartnerSettings } from '../../../src/plugins/partners/settings.ts'
import { buildBareSite, buildSite } from '../../fixtures/build-article.ts'
import { facts } from '../../fixtures/facts.ts'
import { codeBlocks, readDoc } from '../../fixtures/read-docs.ts'

const problemsOf = (value: unknown) => {
  const parsed = parseOwnPartner(value)
  return 'problems' in parsed ? parsed.problems : []
}

function refused(work: () => unknown): readonly string[] {
  try {
    work()
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

const files = (text: string) => () => text
const choose = (environment: Record<string, string>, text = '') =>
  choosePartners(parsePartnerSettings(environment, files(text)), (yaml) => parseYaml(yaml))

describe('the file', () => {
  it('needs a name and a title, and takes all else as loosely as possible', () => {
    const parsed = parseOwnPartner({ name: 'gazette', title: 'The Gazette' })
    expect(parsed).toMatchObject({
      partner: {
        name: 'gazette',
        articles: {
          modes: ['ai-autonomous', 'ai-assisted', 'human-only'],
          undisclosed: true,
          days: null,
        },
        picture: { required: false },
        item: ['guid', 'summary', 'content:encoded', 'dc:creator', 'category', 'candor:disclosure'],
      },
    })
  })

  it('is as complete as a preset: each preset is a file under another name', () => {
    for (const preset of Object.values(presets)) {
      const own = { ...preset, name: 'own' }
      expect(parseOwnPartner(JSON.parse(JSON.stringify(own)))).toEqual({ partner: own })
    }
  })

  it('is as docs/partners.md shows one', () => {
    const [example = ''] = codeBlocks(readDoc('docs/partners.md'), 'yaml')
    expect(parseOwnPartner(parseYaml(example))).toMatchObject({
      partner: { name: 'gazette', feed: { most: 20 } },
    })
  })

  it('is told all that is wrong, each with its place', () => {
    const problems = problemsOf({
      name: 'The Gazette',
      title: 'The Gazette',
      articles: { modes: ['ai-assisted', 'robot'], days: 0 },
      picture: { requird: true },
      item: ['guid', 'enclosures'],
    })
    expect(problems).toHaveLength(5)
    const text = problems.join('\n')
    expect(text).toMatch(/^name must be lower-case/m)
    expect(text).toMatch(
      /^articles\.modes\.1 is "robot", but must be one of: ai-autonomous, ai-assisted, human-only$/m,
    )
    expect(text).toMatch(/^articles\.days must be a whole number from 1 to 36500$/m)
    expect(text).toMatch(/^picture\.requird is unknown\. Known here: required, types/m)
    expect(text).toMatch(/^item\.1 is "enclosures", but must be one of: guid, /m)
  })

  it.each([
    [{ title: 'x' }, /^name/],
    ['text', /^the file must be an object/],
    [{ name: 'msn', title: 'x' }, /name is msn/],
    [{ name: 'x', title: 'a\0b' }, /^title must be one line of text/],
    [{ name: 'x', title: 'x', item: ['summary'] }, /either guid or permalink/],
    [{ name: 'x', title: 'x', item: ['guid', 'permalink'] }, /either guid or permalink/],
    [{ name: 'x', title: 'x', item: ['guid', 'summary', 'abstract'] }, /both summary and abstract/],
    [
      { name: 'x', title: 'x', item: ['guid', 'media:content', 'mi:picture'] },
      /both media:content and mi:picture/,
    ],
    [parseYaml('__proto__: { x: 1 }\nname: x\ntitle: x\n'), /^__proto__ is unknown/],
    [parseYaml('name: x\ntitle: x\npicture:\n  __proto__: 1\n'), /^picture\.__proto__ is unknown/],
    [JSON.parse('{"name":"x","title":"x","constructor":{}}'), /^constructor is unknown/],
  ])('%j is refused', (value, problem) => {
    expect(problemsOf(value).join('\n')).toMatch(problem)
  })
})

describe('the settings', () => {
  it('turn on what they name, in Candor’s order, and the file’s', () => {
    expect(choose({})).toEqual([])
    expect(choose({ PARTNERS: 'flipboard, msn,msn' }).map(({ name }) => name)).toEqual([
      'msn',
      'flipboard',
    ])
    const own = choose(
      { PARTNERS: 'msn', PARTNER_FILE: 'p.yaml' },
      'name: gazette\ntitle: The Gazette\n',
    )
    expect(own.map(({ name }) => name)).toEqual(['msn', 'gazette'])
  })

  it('refuse what they do not know, with what is allowed', () => {
    expect(refused(() => choose({ PARTNERS: 'msn,yahoo' }))).toEqual([
      expect.stringMatching(
        facts(
          'PARTNERS',
          'msn,yahoo',
          'msn, smartnews, flipboard, newsbreak',
          'PARTNERS=msn,flipboard',
        ),
      ),
    ])
  })

  it('name the file, and all that is wrong with it', () => {
    expect(refused(() => choose({ PARTNER_FILE: 'p.yaml' }, 'name: [\n'))).toEqual([
      expect.stringMatching(
        /^PARTNER_FILE: "p.yaml" is neither JSON nor YAML: .* at line 2, column 1$/,
      ),
    ])
    expect(refused(() => choose({ PARTNER_FILE: 'p.yaml' }, '{"name": "a"}'))).toEqual([
      expect.stringMatching(facts('PARTNER_FILE', '"p.yaml"', 'title')),
    ])
    const missing = () =>
      parsePartnerSettings({ PARTNER_FILE: 'p.yaml' }, () => {
        throw new Error('no such file')
      })
    expect(refused(missing)).toEqual([
      expect.stringMatching(facts('PARTNER_FILE', '"p.yaml"', 'no such file')),
    ])
  })

  it('say at the edge that only Node reads a file', () => {
    expect(refused(() => parsePartnerSettings({ PARTNER_FILE: 'p.yaml' }))).toEqual([
      expect.stringMatching(facts('PARTNER_FILE', 'Node')),
    ])
  })

  it('lack the logo that SmartNews demands', () => {
    const chosen = choose({ PARTNERS: 'smartnews,msn' }, '')
    expect(incompletePartners(chosen, buildBareSite())).toEqual([
      { name: 'partners/smartnews', problem: expect.stringMatching(facts('LOGO_URL', 'https')) },
    ])
    expect(incompletePartners(chosen, buildSite())).toEqual([])
  })
})

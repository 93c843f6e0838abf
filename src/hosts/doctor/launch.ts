/** `candor doctor --before-launch`: what readers would see of a newsroom that is not ready. */

import { counted } from 'candor-disclosure/text/counted.ts'
import { primarySubtag } from 'candor-disclosure/text/language.ts'
import { nativelyRead } from 'candor-disclosure/words/label-languages.ts'
import { hasName } from '../../core/families/language-names.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { type Diagnosis, ok, warning } from '../../core/tools/check.ts'
import { siteOf } from '../node/own-files.ts'
import type { Target } from './target.ts'

/** Articles that a finding names. */
const maxNamed = 3

export async function checkLaunch(
  { ask }: Pick<Target, 'ask'>,
  environment: Environment,
): Promise<Diagnosis[]> {
  const [row] = await ask<LaunchRow>(launchQuery)
  const { shared = [], ahead = [], languages = [] } = row ?? {}
  return [
    ...settingsFor(environment),
    named(
      shared,
      (all) => `${counted(all.length, 'address')} are those of several published articles`,
      'Give each article its own url: readers get to one page for all of them.',
    ),
    named(
      ahead,
      (all) =>
        `${counted(all.length, 'article')} will not be seen before a date more than a day ahead`,
      'Correct published_at, unless it is an embargo.',
    ),
    named(
      languages.filter((tag) => !hasName(tag)),
      () => 'Pages show the code of a language that Candor has no name for',
      'Correct the language of these articles, if it is another one.',
    ),
    named(
      languages.filter((tag) => hasName(tag) && !nativelyRead.has(primarySubtag(tag))),
      () => 'No native speaker has read the labels and statements in a language of your articles',
      'Let one read them at /disclosure and in a feed; LABELS replaces what is wrong: docs/words.md.',
    ),
  ].filter((each) => each !== null)
}

/** What nobody but the newsroom knows: lines to tick. */
export const launchList: readonly string[] = [
  'A backup was restored once, into another database: docs/operate.md.',
  'The tokens that were used for trying are revoked or rotated: candor token list.',
  'An alert was received: stop the database of a test for a minute.',
  'Somebody who is no engineer has read /disclosure, and knows whom to write to.',
  'The main feed is in a feed reader, and an article was corrected there.',
]

type LaunchRow = {
  readonly shared: readonly string[]
  readonly ahead: readonly string[]
  readonly languages: readonly string[]
}

const launchQuery = `
  select
    (select coalesce(json_agg(url order by url), '[]') from (
      select url from articles where status in ('published', 'retracted') group by url
        having count(*) > 1) as s) as shared,
    (select coalesce(json_agg(coalesce(external_id, guid) order by published_at), '[]') from articles
      where status = 'published' and published_at > now() + interval '1 day') as ahead,
    (select coalesce(json_agg(language order by language), '[]') from (
      select distinct language from articles where status in ('published', 'retracted')) as l) as languages`

/** `null` if there are none. */
function named(
  all: readonly string[],
  text: (all: readonly string[]) => string,
  todo: string,
): Diagnosis | null {
  if (all.length === 0) return null
  const more = all.length > maxNamed ? `, and ${all.length - maxNamed} more` : ''
  return warning(`${text(all)}: ${all.slice(0, maxNamed).join(', ')}${more}.`, todo)
}

function settingsFor(environment: Environment): Diagnosis[] {
  const site = siteOf(environment)
  const asked: readonly (readonly [name: string, value: string | null, seen: string])[] = [
    [
      'SITE_DESCRIPTION',
      environment['SITE_DESCRIPTION']?.trim() || null,
      'readers and directories see a sentence that is the same for all newsrooms',
    ],
    [
      'CONTACT_EMAIL',
      site.contactEmail,
      '/disclosure names nobody to whom readers can report an error',
    ],
    [
      'RESPONSIBLE',
      site.responsible,
      '/disclosure names nobody with editorial responsibility, which Art. 50(4) of the AI Act asks for',
    ],
    ['AI_USE', site.aiUse, '/disclosure does not say how you use AI'],
  ]
  return asked.map(([name, value, seen]) =>
    value === null
      ? warning(`${name} is not set: ${seen}.`, `Set ${name}: docs/settings.md.`)
      : ok(`${name} is set.`),
  )
}

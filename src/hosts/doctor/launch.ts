/** `candor doctor --before-launch`: what readers would see of a newsroom that is not ready. */

import { primarySubtag } from 'candor-disclosure/text/language.ts'
import { nativelyRead } from 'candor-disclosure/words/label-languages.ts'
import { languageOf } from '../../core/families/members.ts'
import type { Environment } from '../../core/settings/setting.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { type Diagnosis, ok, warning } from '../../core/tools/check.ts'
import { hasName } from '../../core/words/language-names.ts'
import { siteOf } from '../node/own-files.ts'
import type { Target } from './target.ts'

/** Articles that a finding names. */
const maxNamed = 3

export async function checkLaunch(
  { ask }: Pick<Target, 'ask'>,
  environment: Environment,
): Promise<Diagnosis[]> {
  const site = siteOf(environment)
  const [row] = await ask<LaunchRow>(launchQuery(rootOf(site)))
  const { shared = [], ahead = [], moved = [], languages = [] } = row ?? {}
  const isNamed = (tag: string) => hasName(languageOf.parse(tag) ?? tag)
  return [
    ...settingsFor(site, environment),
    named(
      shared,
      'Several published articles share a url',
      'Give each article its own url: readers get to one page for all of them.',
    ),
    named(
      moved,
      'Published articles have the address of a page here below another SITE_ORIGIN or BASE_PATH',
      'Write their url anew: UPDATE articles SET url = candor_article_url(…, external_id): docs/article-pages.md.',
    ),
    named(
      ahead,
      'Published articles have a date more than a day ahead, and nobody sees them before',
      'Correct published_at, unless it is an embargo.',
    ),
    named(
      languages.filter((tag) => !isNamed(tag)),
      'Pages show the code of a language that Candor has no name for',
      'Correct the language of these articles, if it is another one.',
    ),
    named(
      languages.filter((tag) => isNamed(tag) && !nativelyRead.has(primarySubtag(tag))),
      'No native speaker has read the labels and statements in a language of your articles',
      'Let one read them at /disclosure and in a feed; LABELS replaces what is wrong: docs/words.md.',
    ),
  ].filter((each) => each !== null)
}

/** Lines to tick: nobody but the newsroom knows these. */
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
  readonly moved: readonly string[]
  readonly languages: readonly string[]
}

/** `root` is SITE_ORIGIN with BASE_PATH. */
const launchQuery = (root: string) => `
  select
    (select coalesce(json_agg(url order by url), '[]') from (
      select url from articles where status in ('published', 'retracted') group by url
        having count(*) > 1) as s) as shared,
    (select coalesce(json_agg(coalesce(external_id, guid) order by published_at), '[]') from articles
      where status = 'published' and published_at > now() + interval '1 day') as ahead,
    (select coalesce(json_agg(url order by url), '[]') from articles
      where status in ('published', 'retracted')
        and url <> candor_article_url('${root.replaceAll("'", "''")}', external_id)
        and right(url, length(candor_article_url('', external_id))) = candor_article_url('', external_id))
      as moved,
    (select coalesce(json_agg(language order by language), '[]') from (
      select distinct language from articles where status in ('published', 'retracted')) as l) as languages`

/** `null` if there are none. */
function named(all: readonly string[], text: string, todo: string): Diagnosis | null {
  if (all.length === 0) return null
  const more = all.length > maxNamed ? `, and ${all.length - maxNamed} more` : ''
  return warning(`${text}: ${all.slice(0, maxNamed).join(', ')}${more}.`, todo)
}

function settingsFor(site: Site, environment: Environment): Diagnosis[] {
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

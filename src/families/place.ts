/** Where a feed stands: its name and all addresses that it states, from what was asked for and what the newsroom said of it. */
import type { ArchivePart, Snapshot } from '../articles/article.ts'
import type { FeedPlace, FormatUrls } from '../feed/feed.ts'
import { wordsIn } from '../feed/language.ts'
import type { Site } from '../site.ts'
import { familyOf, familyPath } from './families.ts'
import { canonicalQuery, type FeedRequest } from './selection.ts'
import { familyWords } from './words.ts'

/** `snapshot` is what the request selected: it knows the topic's label and the parts of the archive around it. */
export function placeOf(site: Site, request: FeedRequest, snapshot: Snapshot): FeedPlace {
  const { family, part } = request
  const home = `${site.origin}${site.basePath}${familyPath(family)}`
  const own = familyName(site, family, snapshot.label)
  const name = part === null ? own : [own, archiveName(site, part)].filter((each) => each !== null).join(', ')
  const query = part === null ? canonicalQuery(request, site.feedLength) : ''
  const urlsOf = (which: ArchivePart | null) => which && formatUrls(`${home}archive/${which.month}/${which.number}/`)
  const archive = {
    isPart: part !== null,
    current: formatUrls(home),
    previous: urlsOf(snapshot.previous),
    next: urlsOf(snapshot.next),
  }
  return {
    id: home,
    title: name === null ? site.title : `${site.title}: ${name}`,
    name,
    description: own === null ? site.description : `${own}. ${site.description}`,
    homeUrl: home,
    selfUrls: urlsOf(part) ?? formatUrls(home, query),
    // Documents with parameters have no archive: it holds all articles of the family.
    archive: query === '' && (part !== null || archive.previous !== null) ? archive : null,
  }
}

const formatUrls = (base: string, query = ''): FormatUrls => ({
  rss: `${base}rss.xml${query}`,
  atom: `${base}atom.xml${query}`,
  json: `${base}feed.json${query}`,
})

function archiveName({ language }: Site, { month, number }: ArchivePart): string {
  return wordsIn(familyWords, language).words.archive.replace('{part}', () => `${month}/${number}`)
}

/** What a family's feeds are called beside the site's title; `null` for the family of everything. */
export function familyName({ language }: Site, key: string, label: string | null): string | null {
  const { family, member } = familyOf(key)
  return family.name(wordsIn(familyWords, language).words, member, label)
}

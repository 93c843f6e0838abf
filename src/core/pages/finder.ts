/** The form that finds a feed by mode, language, cited publisher and topic. */

import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import { partLabel } from 'candor-disclosure/disclosure/part-labels.ts'
import { partNames } from 'candor-disclosure/disclosure/parts.ts'
import { html } from 'hono/html'
import type { DirectoryGroup } from '../directory/directory.ts'
import { bareLabel } from '../disclosure/labels.ts'
import { familyOf } from '../families/families.ts'
import { toFeedForm } from '../request/feed-form.ts'
import { slugOfPart } from '../request/feed-parameters.ts'
import type { FeedRequest } from '../request/selection.ts'
import { languageNameFor } from '../words/language-names.ts'
import { wordsIn } from '../words/words.ts'
import { type Html, languageAttributes, languageNameAttributes, type View } from './layout.ts'
import { pageWords } from './page-parts.ts'

/** The values of `made` (request/feed-form.ts), in the order of the list. */
type Ways = Readonly<Record<AuthorshipMode | 'any' | 'reviewed' | 'corrections', string>>

/**
 * Offers only choices that have articles. Works without scripts: submitting it opens the page of
 * the feed.
 */
export function finder(view: View, groups: readonly DirectoryGroup[]): Html {
  const words = pageWords(view).words.finder
  return html`<form class="finder" action="${view.site.basePath}/feeds/find" aria-labelledby="finder-title">
<h2 id="finder-title">${words.title}</h2>
<p>${words.lead}</p>
<div class="fields">${feedFields(view, groups)}</div>
<button>${words.find}</button>
</form>`
}

/** The fields that choose a feed. `request` sets their initial values. */
export function feedFields(
  view: View,
  groups: readonly DirectoryGroup[],
  request?: FeedRequest,
): Html {
  const { language: pageLanguage, words: all } = pageWords(view)
  const words = all.finder
  const { modes, reviewed } = wordsIn('families', pageLanguage, view.site.words).words
  const parts = wordsIn('parts', pageLanguage, view.site.words)
  const { any, corrections } = words.ways
  const ways: Ways = {
    any,
    reviewed,
    'ai-assisted': modes['ai-assisted'],
    'human-only': modes['human-only'],
    'ai-autonomous': modes['ai-autonomous'],
    corrections,
  }
  const chosen = new URLSearchParams((request && toFeedForm(request)) ?? '')
  const entriesOf = (name: string) => groups.find(({ group }) => group === name)?.entries ?? []
  const memberOf = (key: string) => familyOf(key).member
  const isChosen = (name: string, value: string) =>
    chosen.get(name) === value ? html` selected` : ''
  const [part, ...more] = request?.withoutParts ?? []
  const leftOut = part === undefined || more.length > 0 ? '' : slugOfPart(part)
  // Submits what no field shows: other values of `without`, and repeated parameters.
  const others = [...chosen].filter(([name, value]) =>
    name === 'without' ? value !== leftOut : chosen.get(name) !== value,
  )
  return html`${others.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div><label for="made">${words.made}</label> <select id="made" name="made">${Object.entries(ways).map(([value, name]) => html`<option value="${value}"${isChosen('made', value)}>${name}</option>`)}</select></div>
<div><label for="language">${words.language}</label> <select id="language" name="language"><option value="">${words.any}</option>${entriesOf('languages').map(({ key }) => html`<option value="${memberOf(key)}"${isChosen('language', memberOf(key))}${languageNameAttributes(memberOf(key), pageLanguage)}>${languageNameFor(memberOf(key), pageLanguage)}</option>`)}</select></div>
<div><label for="source">${words.source}</label> <input id="source" name="source" list="sources" placeholder="${words.sourceExample}" value="${chosen.get('source') ?? ''}" maxlength="253" autocomplete="off" autocapitalize="off" spellcheck="false"><datalist id="sources">${entriesOf('sources').map(({ name, key }) => html`<option value="${memberOf(key)}">${name}</option>`)}</datalist></div>
<div><label for="topic">${words.topic}</label> ${topicField(groups, chosen.get('topic') ?? '', words.any)}</div>
<div><label for="without">${words.leaveOut}</label> <select id="without" name="without"><option value="">–</option>${partNames.map((name) => html`<option value="${slugOfPart(name)}"${slugOfPart(name) === leftOut ? html` selected` : ''}${languageAttributes(parts.language, pageLanguage)}>${bareLabel(partLabel(name, parts.words))}</option>`)}</select></div>
`
}

/** A list of all topics, or a text field if `groups` does not contain all of them. */
function topicField(groups: readonly DirectoryGroup[], chosen: string, any: string): Html {
  const { entries = [], total = 0 } = groups.find(({ group }) => group === 'topics') ?? {}
  const options = entries.map(({ key, name }) => {
    const { member } = familyOf(key)
    return html`<option value="${member}"${member === chosen ? html` selected` : ''}>${name}</option>`
  })
  return total === entries.length
    ? html`<select id="topic" name="topic"><option value="">${any}</option>${options}</select>`
    : html`<input id="topic" name="topic" list="topics" value="${chosen}" maxlength="100" autocomplete="off" autocapitalize="off" spellcheck="false"><datalist id="topics">${options}</datalist>`
}

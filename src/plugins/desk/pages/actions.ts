/**
 * Actions of an editor besides signing: the fields of each form, and the operation of the API that
 * they make.
 */
import type { EditorMay } from '../../../../schema/lists.ts'
import { cleanBody } from '../../../core/sanitize/clean-body.ts'
import type { Operation } from '../../publish/operation.ts'
import { isTakenBack } from '../../publish/scopes.ts'
import type { StoredArticle } from '../../publish/store/stored-article.ts'
import type { DeskWords } from '../words/words.ts'
import { textOf } from './act.ts'

export type Action = keyof DeskWords['actions']

export type Field = {
  readonly name: keyof DeskWords['fields']
  readonly control: 'line' | 'lines' | 'body' | 'box' | 'time'
  readonly value: string
  readonly required: boolean
}

export type ActionForm = Readonly<Partial<Record<string, string>>>

type ActionRule = {
  /** The rights that an editor needs, all of them, for an article of this status. */
  readonly rights: (status: string) => readonly EditorMay[]
  /** Says whether the page offers it to editors who have the right. */
  readonly isOffered: (status: string, publishedAt: string | null) => boolean
  readonly fields: (stored: StoredArticle) => readonly Field[]
  readonly change: (
    stored: StoredArticle,
    sent: ActionForm,
  ) => readonly [Operation['method'], object?]
}

const field = (
  name: Field['name'],
  control: Field['control'],
  value = '',
  required = false,
): Field => ({
  ...{ name, control, value, required },
})

/** A draft that is taken back is no draft any more, as if it had been published. */
const takeBack = (status: string): readonly EditorMay[] =>
  status === 'draft' ? ['retract', 'publish'] : ['retract']

const rules: Readonly<Record<Action, ActionRule>> = {
  edit: {
    rights: (status) => [status === 'draft' ? 'review' : 'publish'],
    isOffered: (status) => status !== 'retracted',
    fields(stored) {
      const { title, standfirst, body_html } = textOf(stored)
      const rest = [field('standfirst', 'lines', standfirst), field('body_html', 'body', body_html)]
      return [field('title', 'line', title, true), ...rest]
    },
    change(stored, sent) {
      const { title = '', standfirst = '', body_html = '' } = sent
      return ['patch', { title, standfirst, body_html, ...withoutReview(stored, sent) }]
    },
  },
  correct: {
    rights: (status) => (status === 'draft' ? ['correct', 'review'] : ['correct']),
    isOffered: (status) => status !== 'withheld' && status !== 'draft',
    fields: () => [field('text', 'lines', '', true), field('url', 'line')],
    change: (_, { text = '', url = '' }) => ['correct', { text, ...(url !== '' && { url }) }],
  },
  retract: {
    rights: takeBack,
    isOffered: (status) => status === 'published',
    fields: () => [field('reason', 'lines', '', true)],
    change: (_, { reason = '' }) => ['retract', { reason }],
  },
  withhold: {
    rights: takeBack,
    isOffered: (status) => status !== 'withheld' && status !== 'draft',
    fields: () => [],
    change: () => ['withhold'],
  },
  publish: {
    rights: (status) => (isTakenBack(status) ? ['publish', 'retract'] : ['publish']),
    // A published article can get another embargo.
    isOffered: (status, at) => status !== 'published' || Date.parse(at ?? '') > Date.now(),
    fields(stored) {
      const again = isTakenBack(stored.status) ? [field('again', 'box')] : []
      return [field('published_at', 'time', (stored.published_at ?? '').slice(0, 16)), ...again]
    },
    change: (stored, sent) => [
      'patch',
      { status: 'published', ...dateOf(stored, sent), ...(sent['again'] && { unretract: true }) },
    ],
  },
}
const actions = Object.keys(rules) as Action[]
export const isAction = (name: string): name is Action => Object.hasOwn(rules, name)

const isReviewed = ({ reviewed_by: name }: StoredArticle) => (name ?? '') !== ''

/** Says whether an editor with these rights may do it, even if no page offers it. */
export const isAllowed = (action: Action, stored: StoredArticle, may: readonly string[]): boolean =>
  rules[action].rights(stored.status).every((right) => may.includes(right))

export const actionsFor = (stored: StoredArticle, may: readonly string[]): readonly Action[] =>
  actions.filter(
    (action) =>
      rules[action].isOffered(stored.status, stored.published_at) && isAllowed(action, stored, may),
  )

export function titleOf(
  { actions: own, publish }: DeskWords,
  action: Action,
  { status }: Pick<StoredArticle, 'status'>,
): string {
  if (action !== 'publish' || status === 'draft') return own[action]
  return status === 'published' ? publish.date : publish.again
}

export const fieldsOf = (
  action: Action,
  stored: StoredArticle,
  sent: ActionForm,
): readonly Field[] =>
  rules[action].fields(stored).map((each) => ({ ...each, value: sent[each.name] ?? each.value }))

export function toOperation(
  action: Action,
  stored: StoredArticle,
  sent: ActionForm,
  tag: string,
): Operation {
  const [method, body] = rules[action].change(stored, sent)
  return { method, name: stored.id, body, ifMatch: tag, ifNoneMatch: null }
}

/**
 * A draft with another text waits for its review again. The rules refuse that of an article that is
 * published.
 */
function withoutReview(stored: StoredArticle, sent: ActionForm): object {
  const isSame = Object.entries(textOf(stored)).every(([name, value]) => value === sent[name])
  if (isSame || !isReviewed(stored) || stored.status !== 'draft') return {}
  const { disclosure_mode: mode } = stored
  return {
    disclosure: {
      mode: mode === 'ai-assisted' ? 'ai-autonomous' : mode,
      reviewed_by: null,
      reviewed_at: null,
    },
  }
}

/** A body that was written as it looks has what browsers add to it: it is cleaned as for readers. */
export const cleanedForm = (
  { in_place: isInPlace, ...form }: ActionForm,
  url: string,
): ActionForm =>
  isInPlace === '1' ? { ...form, body_html: cleanBody(form['body_html'] ?? '', url).html } : form

/** The time of the field is in UTC, and has no seconds. */
function dateOf(stored: StoredArticle, { published_at: at = '' }: ActionForm): object {
  if (at === (stored.published_at ?? '').slice(0, 16)) return {}
  return { published_at: at === '' ? new Date().toISOString() : `${at.slice(0, 16)}:00Z` }
}

/** Actions of an editor besides signing: the fields of each form, and the operation of the API that they make. */
import type { Operation } from '../publish/operations.ts'
import type { StoredArticle } from '../writer/read-articles.ts'
import { textOf } from './act.ts'

export const actions = ['edit', 'correct', 'retract', 'withhold', 'publish'] as const
export type Action = (typeof actions)[number]
export const isAction = (name: string): name is Action => actions.some((each) => each === name)

export const fieldNames = [
  'title',
  'standfirst',
  'body_html',
  'text',
  'url',
  'reason',
  'published_at',
  'again',
] as const
export type FieldName = (typeof fieldNames)[number]

export type Field = {
  readonly name: FieldName
  readonly control: 'line' | 'lines' | 'box' | 'time'
  readonly value: string
  readonly required?: boolean
}

/** Values of a form; a box that is not ticked has none. */
export type Form = Readonly<Partial<Record<string, string>>>

const statusOf = ({ columns }: StoredArticle) => String(columns['status'])
export const isReviewed = ({ columns }: StoredArticle) => (columns['reviewed_by'] ?? '') !== ''
const isTakenBack = (stored: StoredArticle) => ['retracted', 'withheld'].includes(statusOf(stored))

/** Which of them this editor is offered. What may be done is decided by the operation. */
export function actionsFor(stored: StoredArticle, may: readonly string[]): readonly Action[] {
  const status = statusOf(stored)
  const offered: Readonly<Record<Action, boolean>> = {
    edit: status !== 'retracted' && may.includes(status === 'draft' ? 'review' : 'publish'),
    correct: status !== 'withheld' && may.includes('correct'),
    retract: status === 'published' && may.includes('retract'),
    withhold: status !== 'withheld' && may.includes('retract'),
    publish: may.includes('publish'),
  }
  return actions.filter((action) => offered[action])
}

/** The fields of an action, with what was sent, or else with what the article has. */
export function fieldsOf(action: Action, stored: StoredArticle, sent: Form): readonly Field[] {
  const was = textOf(stored)
  const field = (name: FieldName, control: Field['control'], value = '', required = false): Field => ({
    ...{ name, control, required },
    value: sent[name] ?? value,
  })
  switch (action) {
    case 'edit':
      return [
        field('title', 'line', was.title, true),
        field('standfirst', 'lines', was.standfirst),
        field('body_html', 'lines', was.body_html),
      ]
    case 'correct':
      return [field('text', 'lines', '', true), field('url', 'line')]
    case 'retract':
      return [field('reason', 'lines', '', true)]
    case 'withhold':
      return []
    case 'publish':
      return [
        field('published_at', 'time', String(stored.columns['published_at'] ?? '').slice(0, 16)),
        ...(isTakenBack(stored) ? [field('again', 'box')] : []),
      ]
  }
}

/** The operation that a form asks for. `tag` is that of the article that the editor saw. */
export function toOperation(action: Action, stored: StoredArticle, sent: Form, tag: string): Operation {
  const [method, body] = toChange(action, stored, sent)
  return { method, name: stored.id, body, ifMatch: tag, ifNoneMatch: null }
}

function toChange(action: Action, stored: StoredArticle, sent: Form): [Operation['method'], object | undefined] {
  const { title = '', standfirst = '', body_html = '', minor, text = '', url = '', reason = '' } = sent
  switch (action) {
    case 'edit':
      return ['patch', { title, standfirst, body_html, ...(minor ? { minor: true } : withoutReview(stored, sent)) }]
    case 'correct':
      return ['correct', { text, ...(url !== '' && { url }) }]
    case 'retract':
      return ['retract', { reason }]
    case 'withhold':
      return ['withhold', undefined]
    case 'publish':
      return ['patch', { status: 'published', ...dateOf(stored, sent), ...(sent['again'] && { unretract: true }) }]
  }
}

/** A draft with another text waits for its review again. The rules refuse that of an article that is published. */
function withoutReview(stored: StoredArticle, sent: Form): object {
  const was = textOf(stored)
  const isSame = Object.entries(was).every(([name, value]) => value === sent[name])
  if (isSame || !isReviewed(stored) || statusOf(stored) !== 'draft') return {}
  const { disclosure_mode: mode } = stored.columns
  return {
    disclosure: { mode: mode === 'ai-assisted' ? 'ai-autonomous' : mode, reviewed_by: null, reviewed_at: null },
  }
}

/** The time of the field is in UTC, and has no seconds. */
function dateOf(stored: StoredArticle, { published_at: at = '' }: Form): object {
  const was = stored.columns['published_at']
  if (at === String(was ?? '').slice(0, 16)) return {}
  return { published_at: at === '' ? new Date().toISOString() : `${at.slice(0, 16)}:00Z` }
}

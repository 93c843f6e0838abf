/**
 * Pages of logins: to log in, to make a passkey, and the account with its passkeys and sessions.
 */
import { html } from 'hono/html'
import type { Html } from '../../../core/pages/layout.ts'
import { fillHtml } from '../../../core/pages/page-parts.ts'
import { fill } from '../../../core/words/words.ts'
import { freshSeconds } from '../logins/session.ts'
import type { ListedPasskey } from '../store/passkeys.ts'
import type { ListedSession, Session } from '../store/sessions.ts'
import type { ActionForm } from './actions.ts'
import { at } from './article-facts.ts'
import { bdi, type DeskView, deskPath, hiddenFields, oidcForm, passkeyForm } from './layout.ts'

/** The texts of a form of this action that was not written: the editor can read and copy them. */
function writtenTexts({ words }: DeskView, action: string, sent: ActionForm): readonly Html[] {
  const { fields, sign } = words
  const reason = action === 'return' ? words.return.reason : fields.reason
  return Object.entries({ ...fields, note: sign.note, reason })
    .filter(([name]) => (sent[name] ?? '').length > 1)
    .map(
      ([name, label]) =>
        html`<label>${label}<textarea dir="auto" rows="4" readonly>\n${sent[name]}</textarea></label>\n`,
    )
}

/** What an editor sent while the database was away, to be sent to the same address once more. */
export function awayMain(view: DeskView, path: string, { answer, ...sent }: ActionForm): Html {
  const { away } = view.words.errors
  const { kept, again } = view.words.write
  const content = html`${hiddenFields(sent)}${writtenTexts(view, path.split('/').at(-1) ?? '', sent)}<p><button>${again}</button></p>`
  const form =
    answer === undefined
      ? html`<form method="post" action="${path}" class="act">${content}</form>`
      : passkeyForm(view, path, content)
  return html`<h1>${away}</h1><p>${kept}</p>${form}`
}

/**
 * `article` is the id of the one that was asked for, and `action` what the editor did with it: the
 * login leads there. `sent` is a form that came without a session.
 */
export function loginMain(
  view: DeskView,
  { article = '', action = '' }: Readonly<Record<string, string>> = {},
  sent: ActionForm = {},
): Html {
  const written = writtenTexts(view, action, sent)
  const hidden = hiddenFields({ article, action })
  const passkey = html`${hidden}<p><button>${view.words.login.passkey}</button></p>`
  const demo = html`<form method="post" action="${deskPath}/login/demo" class="act">${hidden}<p>${view.words.login.demoNote}</p><p><button>${view.words.login.demo}</button></p></form>`
  return html`<h1>${view.words.login.title}</h1>
${written.length > 0 ? html`<div class="act"><p>${view.words.login.kept}</p>${written}</div>` : ''}
<p class="lead">${fillHtml(view.words.login.lead, { site: bdi(view.site.title) })}</p>
${passkeyForm(view, `${deskPath}/login`, passkey)}
${oidcForm(view, { article })}
${view.demo ? demo : ''}`
}

/**
 * The token of the link is behind its `#`, so that no log has it: the script puts it into the form.
 */
export function invitationMain(view: DeskView): Html {
  const content = html`<input type="hidden" name="token"><p><button>${view.words.invitation.make}</button></p>`
  return html`<h1>${view.words.invitation.title}</h1>
<p class="lead">${view.words.invitation.lead}</p>
${passkeyForm(view, `${deskPath}/enrol`, content)}
${oidcForm(view, { token: '' })}`
}

type AccountModel = {
  readonly session: Session
  readonly passkeys: readonly ListedPasskey[]
  readonly sessions: readonly ListedSession[]
  readonly feedUrl: string | null
}

export function accountMain(
  view: DeskView,
  { session, passkeys, sessions, feedUrl }: AccountModel,
): Html {
  const { editor, sessionId, age } = session
  const of = view.words.account
  const rights: Readonly<Partial<Record<string, string>>> = of.rights
  const end = (path: string) =>
    html`<form class="inline" method="post" action="${deskPath}/account/${path}/end"><button>${of.end}</button></form>`
  const kept = passkeys.map(({ id, createdAt, usedAt }) => {
    const times = { made: at(view, createdAt), used: usedAt === null ? of.never : at(view, usedAt) }
    return html`<li>${fillHtml(of.passkey, times)} ${passkeys.length > 1 ? end(`passkeys/${id}`) : ''}</li>\n`
  })
  const open = sessions.map(({ id, userAgent, createdAt }) => {
    const text = fillHtml(of.session, { agent: bdi(userAgent), time: at(view, createdAt) })
    return html`<li>${text} ${id === sessionId ? html`<strong>(${of.current})</strong>` : end(`sessions/${id}`)}</li>\n`
  })
  const add = passkeyForm(view, `${deskPath}/enrol`, html`<p><button>${of.add}</button></p>`)
  return html`<h1>${of.title}: <bdi>${editor.name}</bdi></h1>
<p>${fill(of.may, { may: editor.may.map((right) => rights[right] ?? right).join(', ') })}</p>
<section><h2>${of.passkeys}</h2><ul>${kept}</ul>${editor.isDemo ? '' : age < freshSeconds ? add : html`<p>${of.fresh}</p>`}</section>
<section><h2>${of.sessions}</h2><ul>${open}</ul></section>
<section><h2>${of.feed}</h2><p>${of.feedLead}</p>
${feedUrl === null ? '' : html`<p>${of.feedMade} <code>${feedUrl}</code></p>`}
<form method="post" action="${deskPath}/account/feed"><button>${of.feedMake}</button></form></section>`
}

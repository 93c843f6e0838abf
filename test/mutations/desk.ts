/** Mutations of the desk: what evidence proves, who logs in, and who is told of drafts. */
import type { Mutation } from './mutation.ts'

export const desk: readonly Mutation[] = [
  {
    promise: 'evidence with another signature is refused',
    file: 'src/evidence/verify.ts',
    find: `checked('signature', isSigned,`,
    replace: `checked('signature', true,`,
    test: 'test/desk/verify.test.ts',
  },
  {
    promise: 'evidence with another text is refused',
    file: 'src/evidence/verify.ts',
    find: `checked('text', await isText(text),`,
    replace: `checked('text', true,`,
    test: 'test/desk/verify.test.ts',
  },
  {
    promise: 'a passkey signs on pages of the desk, and not in a frame of another site',
    file: 'src/evidence/verify.ts',
    find: ' && crossOrigin !== true',
    replace: '',
    test: 'test/desk/verify.test.ts',
  },
  {
    promise: 'a signature by ECDSA has one form',
    file: 'src/evidence/cose.ts',
    find: 'der[1] !== der.length - 2',
    replace: 'der.length < 2',
    test: 'test/desk/verify.test.ts',
  },
  {
    promise: 'a text of a review that counts is not forgotten',
    file: 'src/writer/forget-reviews.ts',
    find: 'a.reviewed_digest = t.digest',
    replace: 'false',
    test: 'test/cli/evidence.suite.ts',
  },
  {
    promise: 'a login over OpenID Connect ends in the browser that began it',
    file: 'src/logins/oidc.ts',
    find: ' || begun.browser !== (await sha256(browser))',
    replace: '',
    test: 'test/desk/oidc.suite.ts',
  },
  {
    promise: 'an account of OpenID Connect is one editor’s',
    file: 'src/writer/desk-accounts.ts',
    find: '(bound) => bound',
    replace: '() => true',
    test: 'test/desk/oidc.suite.ts',
  },
  {
    promise: 'only a webhook that asks is told of drafts that came back',
    file: 'src/push/fold-changes.ts',
    find: `webhook.events?.includes('returned') &&`,
    replace: `(webhook.events === null || webhook.events.includes('returned')) &&`,
    test: 'test/app/webhooks.suite.ts',
    only: 'came back',
  },
]

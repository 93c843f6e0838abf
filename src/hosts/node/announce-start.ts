/** The banner of `npm start` on a terminal: addresses, and the next steps. */
import { allFormats } from '../../core/request/formats.ts'
import { print } from './log.ts'

/**
 * For people: the token of the embedded database is not for logs. `token` is `null` if there is
 * none. In one write, so that what reads the addresses has the rest too. `desk` is the link to the
 * editors' desk, with an invitation in the demo.
 */
export function announceStart(
  served: string,
  base: string,
  token: string | null,
  desk: string | null,
): void {
  const publish =
    token === null
      ? ['1. Publish an article: README.md, "Your first article".']
      : ['1. Publish an article. It is in the feed within a second:', ...exampleOf(base, token)]
  const lines = [
    served,
    ...allFormats.map(({ name, file }) => `  ${name.padEnd(9)} ${base}/${file}`),
    'Open the first address in a browser, or add one of the others to your feed reader.',
    'Next steps:',
    ...[
      ...publish,
      ...(desk === null ? [] : ['   Read, sign and correct at the editors’ desk:', `   ${desk}`]),
      '2. Check the set-up: candor doctor (in a clone: npm run doctor). Stop with Ctrl-C.',
    ].map((line) => `  ${line}`),
  ]
  print(lines.join('\n'))
}

/**
 * The same for a log, which names the file of the token in place of the token, and the desk without
 * an invitation.
 */
export const startedLine = (
  served: string,
  tokenFile: string | null,
  deskOrigin: string | null,
): string =>
  `${served}. ${deskOrigin === null ? '' : `The editors’ desk is at ${deskOrigin}/desk/. `}${tokenFile === null ? '' : `The token for publishing is in ${tokenFile}. `}Next: README.md, “Your first article”, and candor doctor.`

/** The command that publishes an article to the embedded database, in lines for a POSIX shell. */
function exampleOf(base: string, token: string): readonly string[] {
  const article = {
    url: `${base}/first-article`,
    title: 'My first article',
    body_html: '<p>It was written by an AI, and says so.</p>',
    language: 'en',
    status: 'published',
    disclosure: { mode: 'ai-autonomous' },
  }
  return [
    `   curl -X PUT ${base}/api/1/articles/first-article \\`,
    `     -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\`,
    `     -d '${JSON.stringify(article)}'`,
  ]
}

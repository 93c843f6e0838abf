/** The banner of `npm start` on a terminal: addresses, and the next steps. */
import { allFormats } from '../../core/request/address.ts'
import { print } from './log.ts'

/**
 * For people. In one write, so that what reads the addresses has the rest too. `steps` are those of
 * plugins; none of them publishes without the first.
 */
export function announceStart(served: string, base: string, steps: readonly string[]): void {
  const publish = steps.some((step) => step.startsWith('1.'))
    ? []
    : ['1. Publish an article: docs/articles.md, "A first article".']
  const lines = [
    served,
    ...allFormats.map(({ name, file }) => `  ${name.padEnd(9)} ${base}/${file}`),
    'Open the first address in a browser, or add one of the others to your feed reader.',
    'Next steps:',
    ...[
      ...publish,
      ...steps,
      '2. Check the set-up: candor doctor (in a clone: npm run doctor). Stop with Ctrl-C.',
    ].map((line) => `  ${line}`),
  ]
  print(lines.join('\n'))
}

/**
 * The same for a log. `lines` are those of plugins: they name the file of a token in its place, and
 * the desk without an invitation.
 */
export const startedLine = (served: string, lines: readonly string[]): string =>
  `${served}. ${lines.join('')}Next: docs/publish.md, “A first article”, and candor doctor.`

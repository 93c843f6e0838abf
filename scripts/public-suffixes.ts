/**
 * Writes the migration that fills `public_suffixes` from the list in `tldts`, so that the database finds the domain of
 * a host as requests do. Run it after an update of `tldts` that changes the list (test/store/domains.suite.ts fails then),
 * with the name of an empty migration: node scripts/public-suffixes.ts schema/migrations/0004_public_suffixes.sql
 */
import { writeFileSync } from 'node:fs'
import { publicSuffixRules } from './public-suffix-rules.ts'

const [file] = process.argv.slice(2)
if (file === undefined)
  throw new RangeError('Usage: node scripts/public-suffixes.ts schema/migrations/0004_public_suffixes.sql')

const quoted = publicSuffixRules()
  .map((rule) => `'${rule}'`)
  .join(',\n')
writeFileSync(
  file,
  `-- Made by scripts/public-suffixes.ts: the rules of the Public Suffix List (publicsuffix.org) of two labels and more,
-- those of private registries included, as tldts carries them. Rules of one label say no more than the default rule.
DELETE FROM public_suffixes;
--> statement-breakpoint
INSERT INTO public_suffixes (rule) SELECT unnest(ARRAY[
${quoted}
]);
`,
)

/** All demo articles, which the seed writes into an empty database, in no particular order. */
import { arabic } from './articles/arabic.ts'
import { englishFormats } from './articles/english-formats.ts'
import { englishStandards } from './articles/english-standards.ts'
import { englishWeb } from './articles/english-web.ts'
import { firstEight } from './articles/first-eight.ts'
import { french } from './articles/french.ts'
import { german } from './articles/german.ts'
import { spanish } from './articles/spanish.ts'
import type { DemoArticle } from './demo-article.ts'

export const newsroom: readonly DemoArticle[] = [
  ...firstEight,
  ...englishFormats,
  ...englishWeb,
  ...englishStandards,
  ...german,
  ...french,
  ...spanish,
  ...arabic,
]

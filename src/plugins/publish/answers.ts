/**
 * What the API answers about articles, by the names of its schemas.
 * test/plugins/publish/app/described-answer.ts holds answers against them.
 */
import { articleAnswers } from './article-answers.ts'
import { type AnswersOf, components } from './json-schema.ts'

export const answers = components(articleAnswers)
export type Answers = AnswersOf<typeof articleAnswers>

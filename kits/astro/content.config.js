/** `src/content.config.js`: the collection `posts`, whose front matter has the facts as `disclosure`. */
import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { disclosureOf } from './candor/candor.js'

const facts = z.strictObject({
  mode: z.enum(['ai-autonomous', 'ai-assisted', 'human-only']),
  reviewed_by: z.string().optional(),
  model: z.string().optional(),
  provider: z.string().optional(),
  sources: z
    .array(z.strictObject({ url: z.url(), title: z.string(), publisher: z.string().optional() }))
    .optional(),
  parts: z.array(z.record(z.string(), z.string())).optional(),
})

/** A reviewer that does not fit the mode, or a wrong part, ends the build before anything is written. */
const disclosure = facts.superRefine((value, context) => {
  try {
    disclosureOf(value)
  } catch ({ message }) {
    context.addIssue(message)
  }
})

const posts = defineCollection({
  loader: glob({ pattern: '**/*.md', base: './src/posts' }),
  schema: z.object({
    title: z.string(),
    date: z.coerce.date(),
    description: z.string(),
    lang: z.string().optional(),
    disclosure: disclosure.optional(),
  }),
})

export const collections = { posts }

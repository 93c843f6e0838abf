/** The body of a batch. The body of each operation is checked with the operation. */
import { boolean, type InferOutput, nullish, optional, picklist, string, unknown } from 'valibot'
import { list } from './list.ts'
import { methods } from './operations.ts'
import { strict } from './strict.ts'

export const longestBatch = 100

const text = string('type_is_wrong')

const operation = strict({
  method: picklist(methods, 'type_is_wrong'),
  /** A name of the article, as in an address. */
  id: text,
  body: optional(unknown()),
  if_match: nullish(text),
  if_none_match: nullish(text),
})

export const batchBody = strict({
  operations: list(operation, longestBatch),
  atomic: optional(boolean('type_is_wrong')),
})

export type Batch = InferOutput<typeof batchBody>

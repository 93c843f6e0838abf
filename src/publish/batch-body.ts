/** The body of a batch. The body of each operation is checked with the operation. */
import {
  array,
  boolean,
  type InferOutput,
  maxLength,
  nullish,
  optional,
  picklist,
  pipe,
  string,
  unknown,
} from 'valibot'
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
  operations: pipe(array(operation, 'type_is_wrong'), maxLength(longestBatch, 'too_many_entries')),
  atomic: optional(boolean('type_is_wrong')),
})

export type Batch = InferOutput<typeof batchBody>

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
  strictObject,
  string,
  unknown,
} from 'valibot'
import { methods } from './operations.ts'

export const longestBatch = 100

const text = string('type_is_wrong')

const operation = strictObject(
  {
    method: picklist(methods, 'type_is_wrong'),
    /** A name of the article, as in an address. */
    id: text,
    body: optional(unknown()),
    if_match: nullish(text),
    if_none_match: nullish(text),
  },
  'type_is_wrong',
)

export const batchBody = strictObject(
  {
    operations: pipe(array(operation, 'type_is_wrong'), maxLength(longestBatch, 'too_many_entries')),
    atomic: optional(boolean('type_is_wrong')),
  },
  'type_is_wrong',
)

export type Batch = InferOutput<typeof batchBody>

/** Objects of bodies: each member that is not known is a fault of its own. Valibot's `strictObject` tells the first only. */
import {
  type GenericSchema,
  type InferInput,
  type InferOutput,
  never,
  type ObjectEntries,
  objectWithRest,
  type StrictObjectSchema,
} from 'valibot'

/** The messages are codes of rules in rules.ts. */
export const strict = <const Entries extends ObjectEntries>(entries: Entries) =>
  objectWithRest(entries, never('member_is_unknown'), 'type_is_wrong') as unknown as GenericSchema<
    InferInput<StrictObjectSchema<Entries, undefined>>,
    InferOutput<StrictObjectSchema<Entries, undefined>>
  >

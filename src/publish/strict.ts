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
export function strict<const Entries extends ObjectEntries>(entries: Entries) {
  const object = objectWithRest(entries, never('member_is_unknown'), 'type_is_wrong')
  const schema: typeof object = {
    ...object,
    // For Valibot, a list is an object without members.
    '~run': (dataset, config) => object['~run'](Array.isArray(dataset.value) ? { value: null } : dataset, config),
  }
  return schema as unknown as GenericSchema<
    InferInput<StrictObjectSchema<Entries, undefined>>,
    InferOutput<StrictObjectSchema<Entries, undefined>>
  >
}

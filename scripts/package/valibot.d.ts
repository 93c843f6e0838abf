/**
 * What the declarations of packages name of valibot, as far as values need it:
 * valibot's own declarations have 633 kB. A schema is known by its output alone.
 */
type Schema<Output = unknown> = { readonly output: Output }
type Optional = { readonly isOptional: true }
type Members = { readonly [name: string]: Schema }
type ObjectOf<Of extends Members> = {
  -readonly [Name in keyof Of as Of[Name] extends Optional ? never : Name]: Of[Name]['output']
} & {
  -readonly [Name in keyof Of as Of[Name] extends Optional ? Name : never]?:
    | Of[Name]['output']
    | undefined
}

export type InferOutput<Of extends Schema> = Of['output']
export type StringSchema<_Message> = Schema<string>
export type NumberSchema<_Message> = Schema<number>
export type BooleanSchema<_Message> = Schema<boolean>
export type LiteralSchema<Value, _Message> = Schema<Value>
export type PicklistSchema<Values extends readonly unknown[], _Message> = Schema<Values[number]>
export type ArraySchema<Of extends Schema, _Message> = Schema<Of['output'][]>
export type ObjectSchema<Of extends Members, _Message> = Schema<ObjectOf<Of>>
export type StrictObjectSchema<Of extends Members, _Message> = Schema<ObjectOf<Of>>
export type VariantSchema<_Key, Of extends readonly Schema[], _Message> = Schema<
  Of[number]['output']
>
export type NullableSchema<Of extends Schema, _Default> = Schema<Of['output'] | null>
export type OptionalSchema<Of extends Schema, _Default> = Of & Optional
export type SchemaWithPipe<Steps extends readonly [Schema, ...unknown[]]> = Steps[0]
export type RegexAction<_Input, _Message> = unknown
export type LengthAction<_Input, _Length, _Message> = unknown
export type IsoTimestampAction<_Input, _Message> = unknown
export type SafeIntegerAction<_Input, _Message> = unknown
export type MinValueAction<_Input, _Minimum, _Message> = unknown
export type RecordSchema<Key extends Schema<string>, Value extends Schema, _Message> = Schema<{
  readonly [Name in Key['output']]: Value['output']
}>

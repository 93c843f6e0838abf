/** What the database calls visible (docs/articles.md, rules): a text without any such character counts as empty. */

const invisible = String.raw`\s\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Default_Ignorable_Code_Point}\u2800`

const anyVisible = new RegExp(`[^${invisible}]`, 'u')
const anyInvisible = new RegExp(`[${invisible}]`, 'u')

export const hasVisible = (text: string): boolean => anyVisible.test(text)

/** Guids and addresses have visible characters only. */
export const hasInvisible = (text: string): boolean => anyInvisible.test(text)

/**
 * Which text of HTML people see: the rule of the body cleaner, of what editors review, and of texts
 * without markup.
 */

/**
 * Elements of HTML whose text no browser shows: code, fallbacks for browsers, suggestions for a
 * field. In SVG, `title` is text.
 */
export const droppedElements: ReadonlySet<string> = new Set(
  'script style template noscript noembed noframes head title datalist'.split(' '),
)

/** Elements of SVG whose text no browser shows. */
export const hiddenInDrawings: ReadonlySet<string> = new Set([
  'script',
  'style',
  'desc',
  'metadata',
])

/**
 * Elements of MathML whose text no browser shows: a formula in TeX, for example, or in another
 * vocabulary.
 */
export const hiddenInFormulas: ReadonlySet<string> = new Set(
  'annotation annotation-xml script style'.split(' '),
)

const hiddenIn = { svg: hiddenInDrawings, math: hiddenInFormulas }

type Tag = { readonly tagName: string; readonly selfClosing: boolean }

/** Follows the tags of HTML without a tree, and says whether the text between them is seen. */
export function followTags() {
  let hiddenBy = ''
  /** The formula or drawing, if the text is in one. */
  let within: '' | 'svg' | 'math' = ''
  const hides = (name: string) => (within === '' ? droppedElements : hiddenIn[within]).has(name)
  return {
    start({ tagName, selfClosing }: Tag): void {
      if (hiddenBy !== '' || (selfClosing && within !== '')) return
      if (hides(tagName) || tagName === 'iframe') hiddenBy = tagName
      else if (within === '' && (tagName === 'svg' || tagName === 'math') && !selfClosing)
        within = tagName
    },
    end({ tagName }: Pick<Tag, 'tagName'>): void {
      if (hiddenBy === tagName) hiddenBy = ''
      else if (hiddenBy === '' && within === tagName) within = ''
    },
    isSeen: () => hiddenBy === '',
  }
}

/**
 * Declarations of packages that the package has no dependency on. Of valibot, it has what values
 * need (valibot.d.ts). A database is `any` for plugins of users: drizzle-orm's declarations have
 * megabytes, and its versions do not fit each other.
 */

const specifier = /(?:from |import\()['"](drizzle-orm[^'"]*|valibot)['"]/

/** The file of a stub, without its ending. */
const fileOf = (name: string) => name.replaceAll('/', '-')

export function createStubs() {
  const named = new Map<string, Set<string>>()
  const note = (module: string, name: string) =>
    named.set(module, (named.get(module) ?? new Set()).add(name))

  return {
    /** A text that imports from stubs, which are in the folder `up`. */
    replace(text: string, up: string): string {
      for (const [, names = '', module = ''] of text.matchAll(
        /\{([^{}]*)\} from ['"]([^'"]+)['"]/g,
      ))
        for (const each of names.split(','))
          note(
            module,
            each
              .replace(/\btype\b/, '')
              .trim()
              .split(' ')[0] ?? '',
          )
      for (const [, module = '', name = ''] of text.matchAll(/import\(['"]([^'"]+)['"]\)\.(\w+)/g))
        note(module, name)
      return text.replaceAll(new RegExp(specifier, 'g'), (match, module: string) =>
        match.replace(module, `${up}/${fileOf(module)}.js`),
      )
    },

    /** What stubs declare, by the file. */
    files: () =>
      [...named]
        .filter(([module]) => module !== 'valibot' && specifier.test(`from '${module}'`))
        .map(([module, names]) => {
          const lines = [...names].map(
            (name) =>
              `export type ${name}<_A = any, _B = any, _C = any, _D = any, _E = any, _F = any, _G = any, _H = any, _I = any> = any`,
          )
          return [fileOf(module), `${lines.join('\n')}\n`] as const
        }),
  }
}

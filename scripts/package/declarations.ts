/** Declarations of the entries of packages, made from their code. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { inRoot, root } from './bundle.ts'
import { createStubs } from './stubs.ts'

/** Compiles the declarations of all packages into a folder. */
export function compileTypes(types: string): void {
  execFileSync('tsc', ['-p', inRoot('scripts/package/tsconfig.json'), '--outDir', types], {
    cwd: root,
    stdio: 'inherit',
  })
}

const specifiers = /((?:from |import\()['"])(\.[^'"]*|candor-[^'"]*)\.[jt]s(['"])/g

/** The file without an ending, in the folder of types, that `specifier` names in `file`. */
function targetOf(types: string, file: string, specifier: string): string {
  const [, name, path] = /^candor-(\w+)\/(.*)$/.exec(specifier) ?? []
  return path === undefined
    ? join(dirname(file), specifier)
    : join(types, `packages/${name}/src/${path}`)
}

/** The files of declarations that a file needs, those that they need, and itself. */
function declarationsOf(types: string, file: string, found = new Set<string>()) {
  found.add(file)
  for (const [, , path = ''] of readFileSync(file, 'utf8').matchAll(specifiers)) {
    const needed = `${targetOf(types, file, path)}.d.ts`
    if (!found.has(needed)) declarationsOf(types, needed, found)
  }
  return found
}

const localPath = (from: string, to: string) => {
  const path = relative(from, to)
  return path.startsWith('.') ? path : `./${path}`
}

/**
 * Writes the declarations of `entries` (the name in dist/, and the module without an ending) and all
 * that they need to `folder`, whose modules name each other by relative paths.
 */
export function declare(
  types: string,
  folder: string,
  entries: Readonly<Record<string, string>>,
): void {
  const inPackage = (file: string) => join(folder, 'dist/types', relative(types, file))
  const stubs = createStubs()
  const compiled = (file: string) =>
    stubs.replace(
      readFileSync(file, 'utf8').replaceAll(
        specifiers,
        (_, opening: string, path: string, closing: string) =>
          `${opening}${localPath(dirname(file), targetOf(types, file, path))}.js${closing}`,
      ),
      localPath(dirname(relative(types, file)), '.'),
    )
  mkdirSync(join(folder, 'dist/types'), { recursive: true })
  for (const [name, path] of Object.entries(entries)) {
    for (const file of declarationsOf(types, join(types, `${path}.d.ts`))) {
      mkdirSync(dirname(inPackage(file)), { recursive: true })
      writeFileSync(inPackage(file), compiled(file))
    }
    const exported = readFileSync(join(types, `${path}.d.ts`), 'utf8').includes('export default')
      ? '{ default }'
      : '*'
    writeFileSync(
      join(folder, `dist/${name}.d.ts`),
      `export ${exported} from './types/${path}.js'\n`,
    )
  }
  for (const [name, text] of stubs.files())
    writeFileSync(join(folder, `dist/types/${name}.d.ts`), text)
  cpSync(inRoot('scripts/package/valibot.d.ts'), join(folder, 'dist/types/valibot.d.ts'))
}

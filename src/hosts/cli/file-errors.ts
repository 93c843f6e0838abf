/** Errors of files that the command line names. */

/** The others have messages of their own, as for a file that this user may not read. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder',
  EISDIR: 'A file is needed, and this is a folder',
}

/** Codes of errors of open files, which may have no path: a full disk, a folder. */
const ofOpenFiles: readonly unknown[] = ['EDQUOT', 'EFBIG', 'EISDIR', 'ENOSPC']

/** What is wrong with a file, and its path if it is known; `null` for other errors. */
export function explainFileError(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  const path = 'path' in error ? error.path : null
  if (path === null && !ofOpenFiles.includes(error.code)) return null
  const reason = reasons[String(error.code)]
  if (reason === undefined) return error.message
  if (path === null) return `${reason}.`
  return `${reason}: ${JSON.stringify(path)}. Correct the path, which starts at this folder if it is not a full one.`
}

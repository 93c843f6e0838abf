/**
 * The README and the docs of the package. npm's site knows no repository of it, so relative links would lead
 * nowhere there.
 */

const note = (name: string) =>
  `The files that this page names, in \`docs/\` and elsewhere, are in the package: in \`node_modules/${name}\`.`

/** Names the files to which links lead, if the package has them, and leaves pictures out. */
export function readmeOfPackage(
  name: string,
  readme: string,
  isIncluded: (path: string) => boolean,
): string {
  const withoutPictures = readme.replace(/^!\[.*\n\n/gm, '')
  const [title, ...rest] = withoutPictures.split('\n\n')
  return [title, note(name), ...rest]
    .join('\n\n')
    .replace(/\[([^\]]+)\]\((?!https?:|#)([^)#]+)[^)]*\)/g, (_, label: string, path: string) => {
      if (!isIncluded(path)) return label
      return label === path ? `\`${path}\`` : `${label} (\`${path}\`)`
    })
}

/** A page of the docs, without the links to files that the package lacks; their labels stay. */
export const pageOfPackage = (page: string, isIncluded: (path: string) => boolean): string =>
  page
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part) =>
      part.startsWith('```')
        ? part
        : part.replace(
            /\[([^\]]+)\]\((?!https?:|#)([^)#]+)[^)]*\)/g,
            (link, label: string, path: string) => (isIncluded(path) ? link : label),
          ),
    )
    .join('')

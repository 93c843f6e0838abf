/** Guards of a plugin: what it throws while the core answers breaks no answer. */
import type { Log } from './log/log.ts'
import type { Opened } from './plugin.ts'
import { isOutage } from './store/errors.ts'

/** The log gets the first error of each function, because it can fail for each request. */
export function guardPlugin(name: string, opened: Opened, log: Log): Opened {
  const guard = <Given extends readonly unknown[], T, Left>(
    member: string,
    call: (...given: Given) => T,
    left: Left,
  ) => {
    let failed = false
    const leaveOut = (error: unknown): Left => {
      if (!failed && !isOutage(error))
        log(`the plugin "${name}" failed in ${member}`, error, { event: 'plugin.failed' })
      failed ||= !isOutage(error)
      return left
    }
    return (...given: Given): T | Left => {
      try {
        const made = call(...given)
        return made instanceof Promise ? (made.catch(leaveOut) as T) : made
      } catch (error) {
        return leaveOut(error)
      }
    }
  }
  const { links, feedPage, showProblem, editors, asked, prefix } = opened
  return {
    ...opened,
    ...(links && {
      links: links.map((link) => ({ ...link, text: guard('links', link.text, '') })),
    }),
    ...(feedPage && {
      feedPage: {
        alternates: guard('feedPage', feedPage.alternates, []),
        maker: {
          path: guard('feedPage', feedPage.maker.path, ''),
          text: guard('feedPage', feedPage.maker.text, ''),
        },
      },
    }),
    ...(showProblem && { showProblem: guard('showProblem', showProblem, null) }),
    ...(editors && { editors: guard('editors', editors, null) }),
    ...(asked && { asked: guard('asked', asked, undefined) }),
    ...(prefix && { prefix: { ...prefix, answers: guard('prefix', prefix.answers, false) } }),
  }
}

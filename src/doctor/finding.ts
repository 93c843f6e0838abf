/** The findings of the doctor's checks, and their output. */

export type Finding = {
  readonly level: 'ok' | 'warning' | 'fault'
  readonly text: string
  /** How to fix it; `''` if nothing needs a fix. */
  readonly todo: string
}

export const ok = (text: string): Finding => ({ level: 'ok', text, todo: '' })
export const warning = (text: string, todo: string): Finding => ({ level: 'warning', text, todo })
export const fault = (text: string, todo: string): Finding => ({ level: 'fault', text, todo })

export const hasFault = (findings: readonly Finding[]) => findings.some(({ level }) => level === 'fault')

const lineOf = ({ level, text, todo }: Finding) =>
  `${level.padEnd(8)} ${text}${todo === '' ? '' : `\n${' '.repeat(9)}→ ${todo}`}`

/** One line per finding, with its fix below it, and the totals at the end. */
export function renderFindings(findings: readonly Finding[]): string {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  const [warnings, faults] = [count('warning'), count('fault')]
  const sum = `${count('ok')} ok, ${warnings} warning${warnings === 1 ? '' : 's'}, ${faults} fault${faults === 1 ? '' : 's'}`
  return [...findings.map(lineOf), sum].join('\n')
}

/** `90 seconds` → `1 minute`: the largest unit that fits, rounded down. */
export function ageText(seconds: number): string {
  const units: [string, number][] = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ]
  const [name, size] = units.find(([, length]) => seconds >= length) ?? ['second', 1]
  const count = Math.max(0, Math.floor(seconds / size))
  return `${count} ${name}${count === 1 ? '' : 's'}`
}

/** The findings of the doctor's checks, and their output. */
import { counted } from '../../packages-to-be/text/counted.ts'

export type Diagnosis = {
  readonly level: 'ok' | 'warning' | 'fault'
  readonly text: string
  /** How to fix it; `''` if nothing needs a fix. */
  readonly todo: string
}

export const ok = (text: string): Diagnosis => ({ level: 'ok', text, todo: '' })
export const warning = (text: string, todo: string): Diagnosis => ({
  level: 'warning',
  text,
  todo,
})
export const fault = (text: string, todo: string): Diagnosis => ({ level: 'fault', text, todo })

/** For a text that is the same whether all is well or not. */
export const expect = (holds: boolean, text: string, todo: string) =>
  holds ? ok(text) : fault(text, todo)

export const hasFault = (findings: readonly Diagnosis[]) =>
  findings.some(({ level }) => level === 'fault')

const lineOf = ({ level, text, todo }: Diagnosis) =>
  `${level.padEnd(8)} ${text}${todo === '' ? '' : `\n${' '.repeat(9)}→ ${todo}`}`

/** One line per finding, with its fix below it, and the totals at the end. */
export function renderFindings(findings: readonly Diagnosis[]): string {
  const count = (level: Diagnosis['level']) =>
    findings.filter((finding) => finding.level === level).length
  const sum = `${count('ok')} ok, ${counted(count('warning'), 'warning')}, ${counted(count('fault'), 'fault')}`
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
  return counted(Math.max(0, Math.floor(seconds / size)), name)
}

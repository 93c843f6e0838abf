/** What a check of the doctor examines, and what the doctor gives to it. */
import type { AskWeb, Fetch, WebAnswer } from 'candor-check/ask-web.ts'
import { counted } from 'candor-disclosure/text/counted.ts'
import type { ArticleRights } from '../rights/ai-rights.ts'
import { parseNodeSettings } from '../settings/node.ts'
import type { Environment } from '../settings/setting.ts'
import type { Site } from '../settings/site.ts'
import type { OwnFiles } from '../settings/wording.ts'
import type { Database } from '../store/statements.ts'

/**
 * The rows of a statement. Select numbers as `int` and times as text: other types differ between
 * drivers.
 */
export type Ask = <Row = Readonly<Record<string, unknown>>>(
  statement: string,
) => Promise<readonly Row[]>

/** A database that is examined, and its newsroom. */
export type ExaminedDatabase = {
  readonly ask: Ask
  readonly db: Database
  /** The embedded database belongs to Candor alone, so its roles need no check. */
  readonly embedded: boolean
  readonly environment: Environment
  /** @throws {SettingsError} */
  readonly site: () => Site
  /** Reads files that settings name. */
  readonly files: OwnFiles
  /** Sends requests to other hosts. */
  readonly web: Fetch
  /**
   * Checks a login that the service uses beside that of DATABASE_URL. `more` checks what it can
   * read.
   */
  readonly checkLogin: (
    login: LoginSetting,
    more?: (ask: Ask) => Promise<Diagnosis[]>,
  ) => Promise<Diagnosis[]>
}

/** What it throws becomes a finding. */
export type CheckDatabase = (examined: ExaminedDatabase) => Promise<readonly Diagnosis[]>

export type DoctorCheck = {
  /** Completes "Cannot check …". */
  readonly subject: string
  readonly load: () => Promise<CheckDatabase>
}

/** A deployment that answers. */
export type Deployment = {
  readonly ask: AskWeb
  /** Its address, without a slash at the end. */
  readonly base: string
  /** The address that readers use. */
  readonly root: string
  /** Its answer with the RSS feed of everything. */
  readonly rss: WebAnswer
}

export type DeploymentCheck = () => Promise<
  (deployment: Deployment) => Promise<readonly Diagnosis[]>
>

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

export type LoginSetting = {
  /** The setting that names it. */
  readonly setting: string
  readonly url: string
  /** The role that it needs. */
  readonly role: 'candor_keeper' | 'candor_publisher' | 'candor_desk'
  /** An SQL expression: whether it has the rights. */
  readonly may: string
  /** Completes "… at WRITER_DATABASE_URL.", and "The role … may not …." */
  readonly can: string
  readonly cannot: string
}

/** The login for counts and for push, and the setting that it is from; `null` if there is none. */
export function keeperOf(
  environment: Environment,
): Pick<LoginSetting, 'setting' | 'url' | 'role'> | null {
  const { serviceDatabaseUrl, writerDatabaseUrl } = parseNodeSettings(environment)
  const role = 'candor_keeper'
  if (serviceDatabaseUrl !== null)
    return { setting: 'SERVICE_DATABASE_URL', url: serviceDatabaseUrl, role }
  return writerDatabaseUrl === null
    ? null
    : { setting: 'WRITER_DATABASE_URL', url: writerDatabaseUrl, role }
}

/**
 * An SQL expression: whether the login may read and write these tables. `insert, update` would be
 * any of them.
 */
export const mayWrite = (tables: readonly string[]): string =>
  tables
    .flatMap((table) =>
      ['select', 'insert', 'update', 'delete'].map(
        (right) => `has_table_privilege('${table}', '${right}')`,
      ),
    )
    .join(' and ')

export const isLocal = (host: string) => /^(localhost|127\..*|\[::1\])$/.test(host)

/**
 * At most ten of the newest thousand articles: one for each host, or for each host and value of its
 * rights.
 */
export const newestArticles = (ask: Ask, each: 'host' | 'host, ai_rights') =>
  ask<{
    url: string
    ai_rights: ArticleRights | null
  }>(`select distinct on (${each}) url, ai_rights from (
      select a.url, a.ai_rights, substring(a.url from '^[^/]+//[^/?#]+') as host from listings l
        join articles a on a.id = l.article_id
      where l.family = 'all' and l.left_at is null and l.listed_at <= now()
        order by l.listed_at desc limit 1000
    ) as newest limit 10`)

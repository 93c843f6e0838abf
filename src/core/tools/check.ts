/** What a check of the doctor examines, and what the doctor gives to it. */
import type { AskWeb, Fetch, WebAnswer } from '../../packages-to-be/check/ask-web.ts'
import type { Environment } from '../settings/setting.ts'
import type { Site } from '../settings/site.ts'
import type { OwnFiles } from '../settings/wording.ts'
import type { Database } from '../store/statements.ts'
import type { Diagnosis } from './finding.ts'
import type { LoginSetting } from './login.ts'

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

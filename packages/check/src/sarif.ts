/** Writes the findings of a report for code scanners. */

import { codes } from './codes.ts'
import type { Report } from './report.ts'
import { checkerName, checkerVersion } from './version.ts'

const levels = { error: 'error', warning: 'warning', info: 'note' } as const

/** SARIF 2.1.0. `name` is the address or file that was checked. */
export function toSarif(report: Report, name: string): object {
  const used = [...new Set(report.findings.map(({ code }) => code))]
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            ...{ name: `${checkerName} check`, version: checkerVersion },
            rules: used.map((id) => {
              const {
                hurts,
                fix,
                severity: level,
                rules: [helpUri],
              } = codes[id as keyof typeof codes]
              return {
                id,
                shortDescription: { text: `Hurts ${hurts}.` },
                help: { text: fix },
                defaultConfiguration: { level: levels[level] },
                ...(helpUri && { helpUri }),
              }
            }),
          },
        },
        results: report.findings.map(({ code, severity: level, item, detail, fix }) => ({
          ruleId: code,
          ruleIndex: used.indexOf(code),
          level: levels[level],
          message: { text: `${detail} ${fix}` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: /^https?:/.test(name) ? name : encodeURI(name) },
              },
              ...(item !== null && { logicalLocations: [{ name: item }] }),
            },
          ],
        })),
      },
    ],
  }
}

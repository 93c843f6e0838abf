/** The scripts of partners' pages, by release. Path and bytes of a release never change: pages name its hash. */
import { text as frameHeight100 } from './releases/frame-height-1-0-0.ts'
import { text as headlines100 } from './releases/headlines-1-0-0.ts'
import { text as headlines101 } from './releases/headlines-1-0-1.ts'
import { text as headlines110 } from './releases/headlines-1-1-0.ts'
import { text as headlines111 } from './releases/headlines-1-1-1.ts'

export type Release = {
  /** Below the base path. */
  readonly path: string
  readonly text: string
  /** The `integrity` of a `<script>`. */
  readonly integrity: string
}

/** The web component, newest release first. */
export const headlinesReleases: readonly [Release, ...Release[]] = [
  {
    path: '/embed/1.1.1.js',
    text: headlines111,
    integrity: 'sha384-0ELhxV+EEGXK19+jro3oSMUPMH3SugAtv4XhU+TBTvruxPRt6eEMgVt3M1h0BCgG',
  },
  {
    path: '/embed/1.1.0.js',
    text: headlines110,
    integrity: 'sha384-vZEKbtBBBx1473T3bdOMIM/T+74HWibqQtBQ3lXz/5RABE3JkrYuZgqfe0epqddI',
  },
  {
    path: '/embed/1.0.1.js',
    text: headlines101,
    integrity: 'sha384-Vj2SFHOjcQC/IE86dUupXFRA5djYQCtSGq7l3Jlmr3lWD6ULRNcmXMNJ9dtVZrQU',
  },
  {
    path: '/embed/1.0.0.js',
    text: headlines100,
    integrity: 'sha384-CnZZ9dMHCFpSm9d79h8yuBSRiia1oi+6Uym6qkXXiicB86Ot8NKVnG4pO76WO2AT',
  },
]

/** The script that sets the height of frames, newest release first. */
export const frameHeightReleases: readonly [Release, ...Release[]] = [
  {
    path: '/embed/frame-height-1.0.0.js',
    text: frameHeight100,
    integrity: 'sha384-otMGsBoCy3ekYnnHVBQZDNwhxfgFKinrv8s/gek5UwguQXx0zSmGBC3EmqIHCRqA',
  },
]

/**
 * The scripts of partners' pages, by release. Path and bytes of a release never change: pages name
 * its hash. From 0.1.0 on, every release stays for ever.
 */
import { text as frameHeight100 } from './releases/frame-height-1-0-0.ts'
import { text as headlines100 } from './releases/headlines-1-0-0.ts'

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
    path: '/embed/1.0.0.js',
    text: headlines100,
    integrity: 'sha384-TJT6JkJbO7tJwg9rFLzImr1qogZ6LmuMKvPbr2ZML+cTlGhbNSVEoOxkxA07hURo',
  },
]

/** The script that sets the height of frames, newest release first. */
export const frameHeightReleases: readonly [Release, ...Release[]] = [
  {
    path: '/embed/frame-height-1.0.0.js',
    text: frameHeight100,
    integrity: 'sha384-co9OO+XM0wuXoZ9s0h7pHsNnMAIUu3lPd1VfbWSzxBQVgNm00i36jt5Qt3IgTJFc',
  },
]

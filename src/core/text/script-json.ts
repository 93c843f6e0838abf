/** JSON for a `<script>` in HTML. */

/**
 * Has no “<”, so that no text in it ends the script or opens a comment (HTML §4.12.1.3). Any JSON
 * parser reads the same.
 */
export const scriptJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replaceAll('<', '\\u003c')

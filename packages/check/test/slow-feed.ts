/** A feed of two megabytes that takes seconds to check: many items, each with findings. */
export const slowFeed = `<rss version="2.0"><channel>${'<item/>'.repeat(300_000)}</channel></rss>`

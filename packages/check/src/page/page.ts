/** The page that checks a feed: its form, and a report. */
import { type Markup, markup, nothing } from 'candor-disclosure/text/markup.ts'

export type Asked = { readonly address: string }

/** The whole page, in English: findings have no words in other languages. `main` is below the form. */
export const checkPage = (path: string, { address }: Asked, main: Markup = nothing): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="description" content="What a feed declares about AI, and what hurts its readers.">
<title>Check a feed</title>
<link rel="stylesheet" href="${path}style.css">
</head>
<body>
<main>
<h1>Check a feed</h1>
<p>What does a feed declare about AI, and what hurts its readers? This page reads declarations. It cannot tell how a text was made.</p>
<form action="${path}">
<label for="address">Address of a feed, or of a page that names one</label>
<input id="address" name="address" inputmode="url" required maxlength="2000" placeholder="https://" value="${address}"> <button>Check</button>
</form>
<details><summary>Or paste a document</summary>
<form method="post" action="${path}"><label for="document">RSS, Atom, JSON Feed or HTML</label>
<textarea id="document" name="document" rows="8" required></textarea> <p><button>Check</button></p></form></details>
${main}
</main>
</body>
</html>
`.html

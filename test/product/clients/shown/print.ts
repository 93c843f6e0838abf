/**
 * Prints what each feed reader shows first of three articles of the demo:
 * `node test/product/clients/shown/print.ts`. Needs the packages of .ci/run, and TEST_DATABASE_URL for
 * Miniflux.
 */
import { runService } from '../running-service.ts'
import { clients } from './clients.ts'
import { singleSpaced } from './shown.ts'

const printed = 3
const beginning = (text: string) => `${singleSpaced(text).slice(0, 200)} …`

const print = (line: string) => void process.stdout.write(`${line}\n`)

const service = await runService()
for (const { name, paths, read } of clients) {
  for (const path of paths) {
    print(`\n${name}, ${path}`)
    const articles = await read(service.origin, path)
    for (const { title, excerpt, text, author, tags } of articles.slice(0, printed)) {
      print(`  list     ${title}${excerpt === null ? '' : ` – ${beginning(excerpt)}`}`)
      print(
        `  article  ${author ?? ''}${tags === null ? '' : ` [${tags.join(' · ')}]`}\n           ${beginning(text)}`,
      )
    }
  }
}
await service.close()
process.exit()

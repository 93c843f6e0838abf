/**
 * Liferea, a desktop reader: its list shows titles, its article view the content. Runs on a virtual
 * screen.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTool } from '../run-tool.ts'
import { type Client, withoutTags } from './shown.ts'

/** Subscribes over D-Bus, and ends Liferea when its database has items and no more arrive. */
const session = `
export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS
Xvfb -displayfd 3 -screen 0 1024x768x24 3>"$HOME/display" 2>/dev/null &
screen=$!
until [ -s "$HOME/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$HOME/display") liferea >"$HOME/log" 2>&1 &
reader=$!
tries=0
until dbus-send --session --print-reply --dest=org.gnome.feed.Reader /org/gnome/feed/Reader \\
  org.gnome.feed.Reader.Subscribe string:"$1" >/dev/null 2>&1; do
  tries=$((tries + 1)); [ $tries -lt 300 ] || break; sleep 0.1
done
before='' now='' tries=0
until [ -n "$now" ] && [ "$now" = "$before" ]; do
  tries=$((tries + 1)); [ $tries -lt 60 ] || break; sleep 1
  before=$now
  now=$(/usr/bin/python3 -c "$2" "$XDG_DATA_HOME/liferea/liferea.db" 2>/dev/null | grep '"title"')
done
printf '%s\\n' "$now"
kill $reader $screen
wait
`

const readItems = `
import json, sqlite3, sys
cache = sqlite3.connect(sys.argv[1])
def of(item, key):
    return [value for (value,) in cache.execute("select value from metadata where item_id = ? and key = ?", (item, key))]
items = cache.execute("select item_id, title, description from items").fetchall()
home = cache.execute("select value from subscription_metadata where key = 'homepage'").fetchone()
print(json.dumps({
    "home": home and home[0],
    "items": [{"title": title, "text": text, "author": of(item, "creator") + of(item, "author"), "tags": of(item, "category")}
              for (item, title, text) in items],
}))
`

type Cache = {
  readonly home: string | null
  readonly items: readonly {
    readonly title: string
    readonly text: string
    readonly author: readonly string[]
    readonly tags: readonly string[]
  }[]
}

export const liferea: Client = {
  name: 'Liferea',
  paths: ['/rss.xml', '/atom.xml'],
  read: async (origin, path) =>
    (await readWithLiferea(`${origin}${path}`)).items.map(({ title, text, author, tags }) => ({
      title,
      excerpt: null,
      text: withoutTags(text),
      author: author.map(withoutTags).join(', '),
      tags,
    })),
}

/** Also the address that Liferea takes for the home page of the feed. */
export async function readWithLiferea(url: string): Promise<Cache> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-liferea-'))
  const [config, data] = [join(folder, 'config'), join(folder, 'data')]
  try {
    await mkdir(join(config, 'liferea'), { recursive: true })
    // Without the feeds that a first start subscribes to.
    await writeFile(
      join(config, 'liferea', 'feedlist.opml'),
      '<opml version="1.0"><head/><body/></opml>\n',
    )
    const environment = [
      `HOME=${folder}`,
      `XDG_RUNTIME_DIR=${folder}`,
      `XDG_CONFIG_HOME=${config}`,
      `XDG_DATA_HOME=${data}`,
      `XDG_CACHE_HOME=${join(folder, 'cache')}`,
      'GSETTINGS_BACKEND=memory',
      'GIO_USE_NETWORK_MONITOR=base',
    ]
    const { output, errors } = await runTool('env', [
      ...environment,
      ...['timeout', '90', 'dbus-run-session', '--', 'sh', '-c', session, 'sh', url, readItems],
    ])
    // Services on the bus write to the same output.
    const printed = output.split('\n').find((line) => line.startsWith('{"home"'))
    if (printed === undefined) {
      throw new Error(
        `Liferea failed (apt-get install -y liferea xvfb dbus): ${errors.slice(-500)}`,
      )
    }
    return JSON.parse(printed)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
}

/**
 * A browser with its cookies at a desk and at its issuer of OpenID Connect, which it follows until
 * that leads back.
 */

/** `send` asks the desk; `callback` is the address to which the issuer leads back. */
export function openOidcBrowser(
  callback: string,
  send: (url: string, init: RequestInit) => Promise<Response>,
) {
  const { origin } = new URL(callback)
  const cookies = new Map<string, string>()
  const ask = async (url: string, init: RequestInit = {}) => {
    const { origin: site } = new URL(url)
    const own = [...cookies].flatMap(([key, value]) =>
      key.startsWith(site) ? [`${key.slice(site.length)}=${value}`] : [],
    )
    const headers = { ...(init.headers as Record<string, string>), Cookie: own.join('; ') }
    const response = await (site === origin
      ? send(url, { ...init, headers })
      : fetch(url, { redirect: 'manual', headers }))
    for (const text of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? []
      if (value === '' || /Max-Age=0|1970/.test(text)) cookies.delete(`${site}${name}`)
      else cookies.set(`${site}${name}`, value)
    }
    return response
  }
  const begin = async (
    fields: Record<string, string> = {},
    headers: Record<string, string> = { Origin: origin },
  ) => {
    const body = new URLSearchParams(fields).toString()
    const type = {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(body.length),
    }
    const response = await ask(`${origin}/desk/login/oidc`, {
      method: 'POST',
      body,
      headers: { ...type, ...headers },
    })
    const [, url = ''] = /href="([^"]+)"/.exec(await response.text()) ?? []
    return { status: response.status, url: url.replaceAll('&amp;', '&') }
  }
  /** The address to which the issuer leads back. */
  const logIn = async (url: string) => {
    let at = url
    for (let steps = 0; steps < 10 && !at.startsWith(callback); steps += 1) {
      const response = await ask(at)
      at = new URL(response.headers.get('Location') ?? '', at).href
    }
    return at
  }
  const finish = async (url: string) => {
    const response = await ask(url)
    return { status: response.status, location: response.headers.get('Location') }
  }
  return {
    ...{ ask, begin, logIn, finish },
    through: async (fields: Record<string, string> = {}, edit = (url: string) => url) =>
      finish(await logIn(edit((await begin(fields)).url))),
    name: async () =>
      /<bdi>(Editor \d+)<\/bdi>/.exec(await (await ask(`${origin}/desk/`)).text())?.[1],
  }
}

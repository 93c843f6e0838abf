/** Addresses of this machine, which need no HTTPS. */
export const isLocal = (host: string) => /^(localhost|127\..*|\[::1\])$/.test(host)

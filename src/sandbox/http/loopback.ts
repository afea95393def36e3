/** Names and addresses of this machine, without the brackets that IPv6 addresses have in a URL. */
export const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether a URL's `hostname` is this machine's. */
export const isLoopback = (hostname: string): boolean => LOOPBACK_HOSTS.has(hostname.replace(/^\[|\]$/g, ''));

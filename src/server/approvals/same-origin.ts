/** Whether a form was sent by our own page. */

/**
 * Browsers say with `Sec-Fetch-Site` where a request comes from, and no page can forge it. Those that do not send it
 * name the origin. A request that tells neither is refused.
 */
export function isSameOrigin(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site');
  const from = request.headers.get('origin');
  // Without a referrer, the origin of a form is sent as "null".
  if (site !== null) return site === 'same-origin' && (from === null || from === 'null' || from === origin);
  return from === origin;
}

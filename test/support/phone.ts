/** The page of a sandbox that plays the phone, as a test reads and uses it. */

export interface WaitingPush {
  /** What names it in the page's form. */
  request: string;
  /** The line that the phone shows. */
  line: string;
  /** The whole of its part of the page. */
  html: string;
}

export interface Phone {
  waiting(): Promise<WaitingPush[]>;
  /** Presses a button; the status of the answer. */
  press(request: string, answer: 'approve' | 'deny', headers?: Record<string, string>): Promise<number>;
}

/** @param url of the sandbox, without a trailing slash */
export function phoneOf(url: string): Phone {
  const page = `${url}/_sandbox/phone`;
  return {
    waiting: async () => {
      const html = await (await fetch(page, { headers: { connection: 'close' } })).text();
      return [...html.matchAll(/<section[\s\S]*?<\/section>/g)].map(([part]) => ({
        request: /name="request" value="([^"]+)"/.exec(part)?.[1] ?? '',
        line: /<h2[^>]*>([^<]*)<\/h2>/.exec(part)?.[1] ?? '',
        html: part,
      }));
    },
    press: async (request, answer, headers = {}) => {
      const response = await fetch(page, {
        method: 'POST',
        headers: { connection: 'close', origin: url, ...headers },
        body: new URLSearchParams({ request, answer }),
      });
      return response.status;
    },
  };
}

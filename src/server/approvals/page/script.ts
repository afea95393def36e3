/**
 * The script of the pages, without which they work as well: asks every two seconds whether something has changed and
 * then replaces the live parts with those of the page as it is now, counts the time left, shows times in the reader's
 * zone, and sends an answer once.
 */
export const SCRIPT = `
(() => {
  const live = ['summary', 'decision', 'status', 'waiting', 'past', 'others'];
  const state = document.body.dataset.state;
  let version = document.body.dataset.version;
  let ends = 0;
  const times = () => {
    for (const time of document.querySelectorAll('time[datetime]:not([data-local])')) {
      time.dataset.local = '';
      time.textContent = new Date(time.dateTime).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
    }
    const left = document.querySelector('[data-left]');
    ends = left ? performance.now() + Number(left.dataset.left) : 0;
  };
  const count = () => {
    const left = document.querySelector('[data-left]');
    if (!left) return;
    const seconds = Math.max(0, Math.ceil((ends - performance.now()) / 1000));
    left.textContent = seconds >= 60 ? Math.floor(seconds / 60) + ' min ' + (seconds % 60) + ' s' : seconds + ' s';
  };
  const busy = () => document.querySelector('button:disabled');
  const refresh = async () => {
    const answer = await fetch(location.pathname, { cache: 'no-store', redirect: 'error' });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of live) {
      const [now, then] = [document.getElementById(id), page.getElementById(id)];
      if (!now || !then || now.innerHTML === then.innerHTML) continue;
      const focused = now.contains(document.activeElement);
      now.replaceChildren(...document.adoptNode(then).childNodes);
      if (focused) document.getElementById('status')?.focus();
    }
    document.title = page.title;
    version = page.body.dataset.version;
    times();
  };
  const poll = async () => {
    try {
      if (!busy()) {
        const answer = await fetch(state, { cache: 'no-store', redirect: 'error' });
        const now = answer.ok ? await answer.json() : undefined;
        if (now && now.version !== version) await refresh();
      }
    } catch {
      // The server may have ended: the page stays as it is.
    }
    setTimeout(poll, 2000);
  };
  document.addEventListener('submit', (event) => {
    if (busy()) return event.preventDefault();
    // After the browser has gathered what it sends.
    setTimeout(() => { for (const one of document.querySelectorAll('#decision button')) one.disabled = true; });
  });
  // A page that comes back by the back button may be out of date.
  addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  times();
  count();
  setInterval(count, 1000);
  if (state) setTimeout(poll, 2000);
})();
`;

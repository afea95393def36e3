/** Style of the views: the host's variables where it gives them; light or dark as the host is. */
export const viewStyle = `
:root{color-scheme:light dark;--bg:var(--color-background-primary,light-dark(#fff,#1b1b1d));--soft:var(--color-background-secondary,light-dark(#f3f4f6,#2a2a2e));--text:var(--color-text-primary,light-dark(#18181b,#f4f4f5));--quiet:var(--color-text-secondary,light-dark(#52525b,#b4b4bb));--line:var(--color-border-primary,light-dark(#d4d4d8,#3f3f46));--bad:light-dark(#b42318,#ff9c91);--warn:light-dark(#8a5a00,#f5c76b);--good:light-dark(#136c34,#7ddc9d);--link:light-dark(#1d4ed8,#93b4ff)}
:root[data-theme=light]{color-scheme:light}
:root[data-theme=dark]{color-scheme:dark}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:14px/1.5 var(--font-sans,system-ui,sans-serif)}
main{padding:16px;max-width:760px}
h1{font-size:18px;margin:0 0 8px}
h2{font-size:14px;margin:16px 0 6px}
h3{font-size:14px;margin:0 0 4px}
p{margin:4px 0}
.line{margin:0;white-space:pre-wrap;unicode-bidi:isolate;overflow-wrap:anywhere}
code{font:12px/1.5 var(--font-mono,ui-monospace,monospace);background:var(--soft);border-radius:4px;padding:1px 4px;overflow-wrap:anywhere}
.quiet{color:var(--quiet)}
.bad{color:var(--bad)}.warn{color:var(--warn)}.good{color:var(--good)}
.card{border:1px solid var(--line);border-radius:8px;padding:8px 12px;margin:8px 0;overflow-wrap:anywhere}
.row{display:grid;grid-template-columns:minmax(80px,1.2fr) 2fr 88px;gap:8px;align-items:center;margin:3px 0}
.bar{background:var(--soft);border-radius:4px;height:10px;overflow:hidden}
.bar i{display:block;height:100%;background:var(--link)}
.row span{overflow-wrap:anywhere}
.number{text-align:right;font-variant-numeric:tabular-nums}
summary{cursor:pointer;font-weight:600}
button,input{font:inherit;color:inherit;background:var(--soft);border:1px solid var(--line);border-radius:6px;padding:6px 10px}
button{cursor:pointer}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
input{width:100%;margin:4px 0 8px}
ul{margin:4px 0;padding-left:20px}
`;

/** Drawn by scripts/icon.ts. */

/** The server's icon, as data URIs. */
export const ICONS = [
  {
    src: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAADAAAAAwCAYAAABXAvmHAAABf0lEQVR42u2aMW7CMBiFfRFL7F6yMLCxIbEaClIFChVwAmbUsVO5QA/QmbkSI3OHnqAHiHoCVy8iENAf4lRxkz9xpCdF4Qe9z352HBwhMg6pdCCV3kmlD1JpU5EOJw+BsD2k0p2KTd+D6eSZD6XSUQ3NJ4K38J55w0QhFZuIEUB0FaeaZj53TKRnG8NUgThNU1wBdlzjc4kRY/OxPIAH8ABtB+j1x+ZhPI2FcxYAqjsyr9uZ+f5YGvO5vhKu4TPU1BJgMJyQxikQ1NYKAIZ+jqtc84lQ6xpCFImNTctTPeEyTtYAyDVl8O1lfh7EOKdq8N3KAajWp+KBa1QvJJBFZBM/YTtVUi2fVZ/VE0V1fF+UA4DWuP1xXCtS7wFaHSGXg/hr/3Sue948xnIC4Goahcl0LNPxKxXA1Y3s3wBcLSVuAQBb+n3A5WIOsQME9Jd1U/uW0414oPHPxB7AA3iAUgHY/73OfoOD9xYT+02+Rmyzst/obsSrBo142YPj6za/U2V6/9FQRa4AAAAASUVORK5CYII=',
    mimeType: 'image/png',
    sizes: ['48x48'],
  },
  {
    src: 'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA2NCA2NCI+PHRpdGxlPkF1dGgwIE1hbmFnZW1lbnQ8L3RpdGxlPjxyZWN0IHdpZHRoPSI2NCIgaGVpZ2h0PSI2NCIgcng9IjE0IiBmaWxsPSIjMWQyYjUzIi8+PGNpcmNsZSBjeD0iMjQiIGN5PSIzMiIgcj0iOCIgZmlsbD0ibm9uZSIgc3Ryb2tlPSIjZmZkMTY2IiBzdHJva2Utd2lkdGg9IjYiLz48cGF0aCBmaWxsPSIjZmZkMTY2IiBkPSJNMzMgMjloMjB2NmgtMjB6TTQzIDM1aDR2NmgtNHpNNDkgMzVoNHY0aC00eiIvPjwvc3ZnPgo=',
    mimeType: 'image/svg+xml',
    sizes: ['any'],
  },
];

/** Icons of tools, by what a call may do. */
export const TOOL_ICONS = {
  read: [
    {
      src: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAQMAAAAlPW0iAAAABlBMVEUdK1P/0Wb37BINAAAAJklEQVR42mNgAAP2BgaJBAYBBQYFAQQSUAAJsv9gYJBhYOCBKAQAWy0Dv8fiO6gAAAAASUVORK5CYII=',
    },
  ],
  write: [
    {
      src: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAQMAAAAlPW0iAAAABlBMVEUdK1P/0Wb37BINAAAAFklEQVR42mNggAHGBgSS/wFCyCIwAACSawY3SCg3bwAAAABJRU5ErkJggg==',
    },
  ],
  destructive: [
    {
      src: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAQMAAAAlPW0iAAAABlBMVEWbHBz///9tp+v5AAAAG0lEQVR42mNgAAPGBgbmAwjE2ABFcCkIm4EBAKpnBtb6IaqUAAAAAElFTkSuQmCC',
    },
  ],
};

/**
 * `npm run picture`: draws the first story of the demo as docs/session.svg, the picture in the README. It runs the
 * built demo, so the picture shows what the program says.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PICTURE, playDemo, sessionPicture } from './lib/picture/session-picture.js';

writeFileSync(join(import.meta.dirname, '..', PICTURE), sessionPicture((await playDemo()).stdout));
console.log(`wrote ${PICTURE}`);
